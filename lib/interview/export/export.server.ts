/** Everything of a candidate as one zip: JSON for programs, Markdown for people, and the sound that is left. */
import type { Database, Row } from "../../db/mod.ts";
import { AppError } from "../../errors.ts";
import type { AudioFile } from "../../speech/mod.server.ts";
import { candidateOf } from "../candidates.server.ts";
import { isId } from "../owned.server.ts";
import type { InterviewParts } from "../parts.server.ts";
import { toAnswer, toInterview, toQuestion } from "../rows.server.ts";
import { EXPORT_VERSION, wrapInterviews } from "./document.ts";
import { loadInterview } from "./load.server.ts";
import { toMarkdown } from "./markdown.ts";
import { audioName, baseName } from "./names.ts";
import { type ZipEntry, zipStream } from "./zip.server.ts";

export function createExport(parts: InterviewParts) {
  return {
    /** The archive's bytes; an archive with an empty list for a candidate who has stored nothing. */
    exportAll: (candidateId: string): ReadableStream<Uint8Array> =>
      zipStream(entriesOf(parts, candidateId)),
  };
}

/** Sound first: what the texts say of it is then what the archive holds. */
async function* entriesOf(parts: InterviewParts, candidateId: string): AsyncGenerator<ZipEntry> {
  const rows = await interviewsOf(parts.db, candidateId);
  const audioFiles = new Map<string, string>();
  const text = { packed: true, changedAt: parts.now() };
  for (const row of rows) {
    for await (const { answerId, entry } of recordingsOf(parts, row)) {
      audioFiles.set(answerId, entry.path);
      yield entry;
    }
    const interview = await loadInterview(parts.db, row, { audioFiles });
    const path = `interviews/${baseName(interview)}.md`;
    yield { ...text, path, content: inOnePiece(toMarkdown(interview)) };
  }
  const content = toJson(parts, candidateId, { rows, audioFiles });
  yield { ...text, path: "interviews.json", content };
}

async function* recordingsOf(
  parts: InterviewParts,
  row: Row<"interviews">,
): AsyncGenerator<{ readonly answerId: string; readonly entry: ZipEntry }> {
  const answers = await parts.db.selectFrom("answers").selectAll()
    .where("interview_id", "=", row.id).where("audio", "=", "kept").where("packets", ">", 0)
    .orderBy("created_at").execute();
  for (const answer of answers) {
    const file = await recordingOf(parts, answer);
    if (!file) continue;
    const question = await parts.db.selectFrom("questions").selectAll()
      .where("id", "=", answer.question_id).executeTakeFirstOrThrow();
    const path = audioName(toInterview(row), {
      question: toQuestion(question),
      answer: toAnswer(answer),
      type: file.type,
    });
    const content = file.slice(0, file.length);
    const entry = { path, content, packed: false, changedAt: answer.created_at };
    yield { answerId: answer.id, entry };
  }
}

/** Null where the sound was deleted meanwhile. */
async function recordingOf(
  { speech }: InterviewParts,
  { id, codec }: Row<"answers">,
): Promise<AudioFile | null> {
  if (!codec) return null;
  try {
    return await speech.openRecording(id, { codec });
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") return null;
    throw error;
  }
}

async function* toJson(
  parts: InterviewParts,
  candidateId: string,
  { rows, audioFiles }: {
    readonly rows: readonly Row<"interviews">[];
    readonly audioFiles: ReadonlyMap<string, string>;
  },
): AsyncGenerator<Uint8Array> {
  const { retention, delivery, models } = await candidateOf(parts.db, candidateId);
  const { open, close } = wrapInterviews({
    format: "rehearse-export",
    version: EXPORT_VERSION,
    exportedAt: parts.now(),
    settings: { retention, delivery, models },
  });
  yield* inOnePiece(open);
  for (const [index, row] of rows.entries()) {
    const interview = await loadInterview(parts.db, row, { audioFiles });
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
