/** A recording that cannot be decoded here, given to a recogniser file by file. */
import { splitFiles } from "../container/split_files.ts";
import type { Segment } from "../types.ts";
import type { RecordedFile } from "./types.ts";

/** Safari's recorder: AAC in MP4. */
const RECORDING_TYPE = "audio/mp4";

export type TranscribeFile = (file: RecordedFile) => Promise<readonly Segment[]>;

/** Segments of all files, each placed after the last word of the file before. */
export async function* transcribeRecording(
  chunks: AsyncIterable<Uint8Array>,
  transcribe: TranscribeFile,
): AsyncGenerator<Segment> {
  let offsetMs = 0;
  for await (const file of splitFiles(chunks)) {
    const bytes = await joinBytes(file);
    const segments = await transcribe({ bytes, type: RECORDING_TYPE });
    for (const segment of segments) yield shifted(segment, offsetMs);
    offsetMs += segments.at(-1)?.endMs ?? 0;
  }
}

async function joinBytes(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return new Uint8Array(await new Blob(parts as Uint8Array<ArrayBuffer>[]).arrayBuffer());
}

function shifted(segment: Segment, byMs: number): Segment {
  const move = <T extends { startMs: number; endMs: number }>(span: T): T => ({
    ...span,
    startMs: span.startMs + byMs,
    endMs: span.endMs + byMs,
  });
  return { ...move(segment), words: segment.words.map(move) };
}
