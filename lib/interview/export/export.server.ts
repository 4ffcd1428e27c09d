/** Everything of a candidate as one zip: JSON for programs, Markdown for people, and the sound that is left. */
import type { Database, Row } from "../../db/mod.ts";
import { candidateOf } from "../candidates.server.ts";
import { isId } from "../owned.server.ts";
import type { InterviewParts } from "../parts.server.ts";
import { EXPORT_VERSION, type ExportedInterview, wrapInterviews } from "./document.ts";
import { loadInterview } from "./load.server.ts";
import { toMarkdown } from "./markdown.ts";
import { baseName } from "./names.ts";
import { type ZipEntry, zipStream } from "./zip.ts";

export function createExport(parts: InterviewParts) {
  return {
    /** The archive's bytes; an archive with an empty list for a candidate who has stored nothing. */
    exportAll: (candidateId: string): ReadableStream<Uint8Array> =>
      zipStream(entriesOf(parts, candidateId)),
  };
}

async function* entriesOf(parts: InterviewParts, candidateId: string): AsyncGenerator<ZipEntry> {
  const rows = await interviewsOf(parts.db, candidateId);
  const about = { packed: true, changedAt: parts.now() };
  yield { ...about, path: "interviews.json", content: toJson(parts, candidateId, rows) };
  for (const row of rows) {
    const interview = await loadInterview(parts.db, row);
    const path = `interviews/${baseName(interview)}.md`;
    yield { ...about, path, content: inOnePiece(toMarkdown(interview)) };
    yield* recordingsOf(parts, interview);
  }
}

async function* recordingsOf(
  parts: InterviewParts,
  interview: ExportedInterview,
): AsyncGenerator<ZipEntry> {
  for (const { id, audioFile, createdAt } of interview.questions.flatMap((one) => one.answers)) {
    const recording = audioFile ? await parts.speech.recording(id) : null;
    if (!audioFile || !recording) continue;
    yield { path: audioFile, content: recording, packed: false, changedAt: createdAt };
  }
}

async function* toJson(
  parts: InterviewParts,
  candidateId: string,
  rows: readonly Row<"interviews">[],
): AsyncGenerator<Uint8Array> {
  const { retention, delivery } = await candidateOf(parts.db, candidateId);
  const { open, close } = wrapInterviews({
    format: "rehearse-export",
    version: EXPORT_VERSION,
    exportedAt: parts.now(),
    settings: { retention, delivery },
  });
  yield* inOnePiece(open);
  for (const [index, row] of rows.entries()) {
    const interview = await loadInterview(parts.db, row);
    yield* inOnePiece(`${index > 0 ? ",\n" : ""}${JSON.stringify(interview, null, 1)}`);
  }
  yield* inOnePiece(close);
}

async function* inOnePiece(text: string): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(new TextEncoder().encode(text));
}

async function interviewsOf(db: Database, candidateId: string): Promise<Row<"interviews">[]> {
  if (!isId(candidateId)) return [];
  return await db.selectFrom("interviews").selectAll().where("candidate_id", "=", candidateId)
    .orderBy("created_at").orderBy("id").execute();
}
