/** Opus packets to sound: one decoder per answer, freed at its end. About 0.2 MiB each. */
import { OpusDecoder as WasmDecoder } from "opus-decoder";
import { AppError } from "../errors.ts";
import { opusDuration } from "./opus_packet.ts";

const SAMPLE_RATE = 16_000;

/** Decodes the packets of one answer in order. */
export interface OpusDecoder extends Disposable {
  /**
   * The packet's sound: 16 kHz mono, valid until the caller lets go of it.
   *
   * @throws AppError "bad_message" where the packet is not one (RFC 6716, section 3.4)
   */
  decode(packet: Uint8Array): Float32Array;
}

/** Makes a decoder; dispose of it to give its memory back. */
export async function createOpusDecoder(): Promise<OpusDecoder> {
  const wasm = new WasmDecoder({ sampleRate: SAMPLE_RATE, channels: 1 });
  await wasm.ready;
  return {
    decode(packet) {
      const duration = opusDuration(packet);
      if (duration === null) throw new AppError("bad_message", "Not an Opus packet");
      const expected = duration * SAMPLE_RATE / 1000;
      return exactly(wasm.decodeFrame(packet).channelData[0], expected);
    },
    [Symbol.dispose]: () => wasm.free(),
  };
}

/** A packet whose TOC is right but whose frames are not decodes to nothing: time goes on, as silence. */
function exactly(samples: Float32Array | undefined, length: number): Float32Array {
  if (samples?.length === length) return samples;
  const whole = new Float32Array(length);
  if (samples) whole.set(samples.subarray(0, length));
  return whole;
}
