import type { Codec } from "../types.ts";

/** Turns sound into packets, in order. */
export interface Encoder {
  readonly codec: Codec;
  /** 60 ms at 16 kHz; where the browser records the stream itself, nothing happens. */
  write(samples: Float32Array<ArrayBuffer>): void;
  /** Bits a second, from the next packet on; where that cannot be changed, nothing happens. */
  setBitrate(bitrate: number): void;
  resume(): void;
  /** Resolves when all that was written has been given out. */
  pause(): Promise<void>;
  /** Resolves when the last packet has been given out. */
  finish(): Promise<void>;
}

export interface EncoderEvents {
  onPacket(packet: Uint8Array): void;
  onError(error: unknown): void;
}
