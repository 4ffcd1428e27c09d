/** A recording that can be read from any byte, as HTTP ranges want it. */
export interface AudioFile {
  /** MIME type. */
  readonly type: string;
  /** Bytes. */
  readonly length: number;
  /** The bytes `start` up to, not including, `end`. */
  slice(start: number, end: number): AsyncIterable<Uint8Array>;
}

/** A recording that is in memory as a whole. */
export function inMemory(bytes: Uint8Array, type: string): AudioFile {
  return {
    type,
    length: bytes.length,
    async *slice(start, end) {
      yield await Promise.resolve(bytes.subarray(start, end));
    },
  };
}
