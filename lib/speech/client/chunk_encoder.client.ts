import { MAX_PACKET_BYTES } from "../protocol.ts";
import type { Codec } from "../types.ts";
import type { Encoder, EncoderEvents } from "./encoder_types.ts";
import { CHUNK_MS } from "./packet_duration.ts";

/** Container formats, best first; Safari's own WebM came late and its MP4 plays everywhere there. */
const FORMATS: readonly (readonly [codec: Codec, type: string])[] = [
  ["webm", "audio/webm;codecs=opus"],
  ["ogg", "audio/ogg;codecs=opus"],
  ["mp4", "audio/mp4;codecs=mp4a.40.2"],
  ["mp4", "audio/mp4"],
];

/** The container that this browser records and plays back, of `codec` if one is asked for; null if none. */
function chooseFormat(codec: Codec | null): readonly [codec: Codec, type: string] | null {
  if (typeof MediaRecorder === "undefined") return null;
  const player = document.createElement("audio");
  const usable = FORMATS.filter(([format, type]) =>
    (codec === null || format === codec) && MediaRecorder.isTypeSupported(type)
  );
  return usable.find(([, type]) => player.canPlayType(type) !== "") ?? usable[0] ?? null;
}

/** Chunks of about 300 ms of the container that MediaRecorder makes; null where there is none. */
export function createChunkEncoder(
  stream: MediaStream,
  events: EncoderEvents,
  { bitrate, codec }: { readonly bitrate: number; readonly codec: Codec | null },
): Encoder | null {
  const format = chooseFormat(codec);
  if (!format) return null;
  const recorder = new MediaRecorder(stream, { mimeType: format[1], audioBitsPerSecond: bitrate });
  /** Chunks become bytes one after the other, so that they keep their order. */
  let last: Promise<void> = Promise.resolve();
  recorder.ondataavailable = ({ data }) => {
    const bytes = data.arrayBuffer();
    last = last.then(async () => cut(new Uint8Array(await bytes)).forEach(events.onPacket));
  };
  recorder.onerror = events.onError;
  return {
    codec: format[0],
    write() {},
    setBitrate() {},
    resume() {
      if (recorder.state === "paused") recorder.resume();
      else if (recorder.state === "inactive") recorder.start(CHUNK_MS);
    },
    async pause() {
      if (recorder.state !== "recording") return;
      const given = new Promise((resolve) =>
        recorder.addEventListener("dataavailable", resolve, { once: true })
      );
      recorder.requestData();
      recorder.pause();
      await given;
      await last;
    },
    async finish() {
      if (recorder.state !== "inactive") {
        const stopped = new Promise((resolve) => recorder.onstop = resolve);
        recorder.stop();
        await stopped;
      }
      await last;
    },
  };
}

function cut(bytes: Uint8Array): Uint8Array[] {
  const count = Math.ceil(bytes.length / MAX_PACKET_BYTES);
  return Array.from(
    { length: count },
    (_, n) => bytes.subarray(n * MAX_PACKET_BYTES, (n + 1) * MAX_PACKET_BYTES),
  );
}
