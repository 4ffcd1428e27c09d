import { SPEECH_RATE } from "../features/sound_meter.ts";
import { FRAME_MS } from "../protocol.ts";
import type { Encoder, EncoderEvents } from "./encoder_types.ts";

/** W3C "Opus WebCodecs Registration"; `application` and `signal` are newer than the DOM types here. */
interface SpeechOpusConfig extends OpusEncoderConfig {
  readonly application: "voip";
  readonly signal: "voice";
}

const OPUS: SpeechOpusConfig = {
  format: "opus",
  frameDuration: FRAME_MS * 1000,
  complexity: 5,
  usedtx: false,
  application: "voip",
  signal: "voice",
};

function toConfig(bitrate: number): AudioEncoderConfig {
  return { codec: "opus", sampleRate: SPEECH_RATE, numberOfChannels: 1, bitrate, opus: OPUS };
}

/** Whether this browser encodes Opus by itself, frame by frame. */
export async function canEncodeOpus(bitrate: number): Promise<boolean> {
  if (typeof AudioEncoder === "undefined") return false;
  const support = await AudioEncoder.isConfigSupported(toConfig(bitrate)).catch(() => null);
  return support?.supported ?? false;
}

/** Bare Opus packets of 60 ms, by WebCodecs. */
export function createOpusEncoder(events: EncoderEvents, bitrate: number): Encoder {
  let current = bitrate;
  let frames = 0;
  const encoder = new AudioEncoder({
    output(chunk) {
      const packet = new Uint8Array(chunk.byteLength);
      chunk.copyTo(packet);
      events.onPacket(packet);
    },
    error: events.onError,
  });
  encoder.configure(toConfig(bitrate));
  const flush = async () => {
    if (encoder.state === "configured") await encoder.flush();
  };
  return {
    codec: "opus",
    write(samples) {
      const data = new AudioData({
        format: "f32-planar",
        sampleRate: SPEECH_RATE,
        numberOfFrames: samples.length,
        numberOfChannels: 1,
        timestamp: frames++ * FRAME_MS * 1000,
        data: samples,
      });
      encoder.encode(data);
      data.close();
    },
    setBitrate(bitrate) {
      if (bitrate !== current && encoder.state === "configured") {
        current = bitrate;
        encoder.configure(toConfig(bitrate));
      }
    },
    resume() {},
    pause: flush,
    async finish() {
      await flush();
      if (encoder.state !== "closed") encoder.close();
    },
  };
}
