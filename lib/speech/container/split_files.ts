/**
 * A recorder that starts again in mid-answer, as after a reload, starts a new file: its first chunk has a header.
 * Taken apart here, since readers of containers stop at the end of the first. What a reader leaves of its file is
 * passed over.
 */
export async function* splitFiles(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<AsyncIterable<Uint8Array>> {
  const iterator = chunks[Symbol.asyncIterator]();
  let ahead: IteratorResult<Uint8Array, unknown> = { done: true, value: undefined };
  let moving = Promise.resolve();
  const move = (): Promise<void> => moving = iterator.next().then((next) => void (ahead = next));
  const inSameFile = (): boolean => !ahead.done && !startsFile(ahead.value);

  async function* oneFile() {
    do {
      yield ahead.value as Uint8Array;
      await move();
    } while (inSameFile());
  }

  try {
    await move();
    while (!ahead.done) {
      const first = ahead;
      yield oneFile();
      // A reader that has gone may have left a chunk on its way.
      await moving;
      if (ahead === first) await move();
      while (inSameFile()) await move();
    }
  } finally {
    await iterator.return?.();
  }
}

/** Whether a chunk begins with the header of WebM (EBML), Ogg (first page) or MP4 ("ftyp"). */
export function startsFile(chunk: Uint8Array): boolean {
  return hasBytes(chunk, 0, [0x1a, 0x45, 0xdf, 0xa3]) ||
    (hasBytes(chunk, 0, [0x4f, 0x67, 0x67, 0x53]) && ((chunk[5] ?? 0) & 2) !== 0) ||
    hasBytes(chunk, 4, [0x66, 0x74, 0x79, 0x70]);
}

function hasBytes(chunk: Uint8Array, at: number, bytes: readonly number[]): boolean {
  return bytes.every((byte, index) => chunk[at + index] === byte);
}
