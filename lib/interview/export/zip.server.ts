/** A zip archive as a stream: one chunk of one file in memory at a time, however large the whole is. */
import { Zip, ZipDeflate, ZipPassThrough } from "fflate";

export interface ZipEntry {
  /** Inside the archive, with forward slashes. */
  readonly path: string;
  readonly content: AsyncIterable<Uint8Array>;
  /** Sound is compressed already: only texts are worth packing. */
  readonly packed: boolean;
  readonly changedAt: Date;
}

/** The archive's bytes, made as they are read. */
export function zipStream(entries: AsyncIterable<ZipEntry>): ReadableStream<Uint8Array> {
  return ReadableStream.from(zipped(entries));
}

async function* zipped(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  const made: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    made.push(chunk);
  });
  for await (const { path, content, packed, changedAt } of entries) {
    const file = packed ? new ZipDeflate(path, { level: 6 }) : new ZipPassThrough(path);
    file.mtime = changedAt;
    zip.add(file);
    for await (const chunk of content) {
      file.push(chunk);
      yield* made.splice(0);
    }
    file.push(new Uint8Array(), true);
    yield* made.splice(0);
  }
  zip.end();
  yield* made.splice(0);
}
