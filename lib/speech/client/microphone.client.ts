import type { SoundStats } from "../features/sound_meter.ts";
import type { Codec } from "../types.ts";
import { type Capture, openCapture } from "./capture.client.ts";
import { createChunkEncoder } from "./chunk_encoder.client.ts";
import type { Encoder } from "./encoder_types.ts";
import { canEncodeOpus, createOpusEncoder } from "./opus_encoder.client.ts";

/** A microphone that gives packets. */
export interface Microphone {
  readonly codec: Codec;
  setBitrate(bitrate: number): void;
  resume(): Promise<void>;
  pause(): Promise<void>;
  /** Resolves when the last packet has been given out and the microphone is free. */
  finish(): Promise<void>;
}

interface MicrophoneOptions {
  /** The codec of the answer to go on with; null = the best there is. */
  readonly codec: Codec | null;
  readonly bitrate: number;
  readonly constraints: MediaTrackConstraints;
  onPacket(packet: Uint8Array): void;
  onStats(stats: SoundStats): void;
  /** It gives nothing more. */
  onLost(): void;
}

/**
 * Opens the microphone and the best encoder for it.
 *
 * @throws {DOMException} as getUserMedia does; "NotSupportedError" without an encoder for `codec`
 */
export async function openMicrophone(options: MicrophoneOptions): Promise<Microphone> {
  const { onStats, onLost, constraints } = options;
  let write: Encoder["write"] = () => {};
  const capture = await openCapture(
    { onFrame: (samples) => write(samples), onStats, onLost },
    constraints,
  );
  const encoder = await createEncoder(capture.stream, options);
  if (!encoder) {
    await capture.close();
    throw new DOMException("This browser has no encoder for speech", "NotSupportedError");
  }
  write = encoder.write;
  return join(capture, encoder);
}

async function createEncoder(stream: MediaStream, options: MicrophoneOptions) {
  const { codec, bitrate, onPacket, onLost } = options;
  const events = { onPacket, onError: onLost };
  const bare = codec === null || codec === "opus";
  if (bare && await canEncodeOpus(bitrate)) return createOpusEncoder(events, bitrate);
  return codec === "opus" ? null : createChunkEncoder(stream, events, { bitrate, codec });
}

function join(capture: Capture, encoder: Encoder): Microphone {
  return {
    codec: encoder.codec,
    setBitrate: encoder.setBitrate,
    async resume() {
      encoder.resume();
      await capture.resume();
    },
    async pause() {
      await capture.pause();
      await encoder.pause();
    },
    async finish() {
      await capture.pause();
      await encoder.finish();
      await capture.close();
    },
  };
}
