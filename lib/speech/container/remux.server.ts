/** Opus packets as WebM or MP4, for those who do not read Ogg: the same packets, nothing is coded again. */
import {
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacket,
  Mp4OutputFormat,
  Output,
  WebMOutputFormat,
} from "mediabunny";
import { opusDuration } from "../opus_packet.ts";
import { opusHead } from "./ogg_page.ts";

const FORMATS = {
  mp4: () => new Mp4OutputFormat({ fastStart: "in-memory" }),
  webm: () => new WebMOutputFormat(),
};

/** Makes the whole file in memory: 3.6 MB for half an hour at 16 kbit/s. */
export async function remux(
  packets: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  { format }: { readonly format: keyof typeof FORMATS },
): Promise<Uint8Array<ArrayBuffer>> {
  const target = new BufferTarget();
  const output = new Output({ format: FORMATS[format](), target });
  const source = new EncodedAudioPacketSource("opus");
  output.addAudioTrack(source);
  await output.start();
  let time = 0;
  for await (const packet of packets) {
    const duration = (opusDuration(packet) ?? 0) / 1000;
    const meta = time === 0 ? { decoderConfig: DECODER_CONFIG } : undefined;
    await source.add(new EncodedPacket(packet, "key", time, duration), meta);
    time += duration;
  }
  await output.finalize();
  return new Uint8Array(target.buffer ?? new ArrayBuffer(0));
}

const DECODER_CONFIG = {
  codec: "opus",
  numberOfChannels: 1,
  sampleRate: 48_000,
  description: opusHead(),
};
