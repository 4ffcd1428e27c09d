/** What the server and its decoder processes say to each other. Down: [u8 kind][u32 length][payload], little-endian. */

/** Kinds of messages to the decoder. */
export const START = 1;
/** Payload: 16-bit samples. */
export const SAMPLES = 2;
export const END = 3;

export const HEADER_BYTES = 5;

/** A word as the decoder gives it: frames of 10 ms counted from the start of the utterance. */
export interface DecodedWord {
  readonly text: string;
  readonly startFrame: number;
  readonly endFrame: number;
  /** Posterior in 0..1. */
  readonly probability: number;
}

/** From the decoder, one JSON line each. */
export type DecoderMessage =
  | { readonly type: "ready" }
  | {
    readonly type: "partial";
    /** How many utterances were started before: tells what is said of one that was given up. */
    readonly utterance: number;
    readonly text: string;
  }
  | { readonly type: "words"; readonly words: readonly DecodedWord[] };

/** A message to the decoder. */
export function encodeMessage(kind: number, samples?: Int16Array): Uint8Array<ArrayBuffer> {
  const payload = samples
    ? new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength)
    : new Uint8Array();
  const message = new Uint8Array(HEADER_BYTES + payload.length);
  message[0] = kind;
  new DataView(message.buffer).setUint32(1, payload.length, true);
  message.set(payload, HEADER_BYTES);
  return message;
}
