/**
 * What happens between the end of a spoken answer and its review: words are written and sound is measured.
 * The answer's state "stopped" is the queue, so that a restarted server, or another one, takes it up.
 */
import { transact } from "../db/mod.ts";
import { withQueryScope } from "../db/mod.server.ts";
import type { Codec, SoundMeasures, Transcript } from "../speech/mod.ts";
import { candidateOf } from "./candidates.server.ts";
import { storeDelivery } from "./deliveries.server.ts";
import type { InterviewParts } from "./parts.server.ts";
import { indexAnswer } from "./search_index.server.ts";
import { insertTranscript } from "./transcripts.server.ts";
import type { AnswerNote } from "./types.ts";

/** Answers finished at the same time: each reads all its sound, and candidates who speak go first. */
const MOST_AT_ONCE = 4;
/** After a fault, as of a database that is away for a moment. */
const RETRY_MS = 30_000;

export interface Finishing {
  /** Begins in the background when its turn comes; a second call for the same answer changes nothing. */
  start(answerId: string): void;
  /** Begins every stopped answer in turn, or those that were created before `before`; returns how many. */
  resumeStopped(options?: { readonly before?: Date }): Promise<number>;
  /** Resolves once nothing runs or waits for its turn here; what is tried again later is not waited for. */
  idle(): Promise<void>;
  /** From now on a failure means that the server stops: answers wait for the next start. */
  stop(): void;
}

export function createFinishing(
  parts: InterviewParts,
  { retryMs = RETRY_MS }: { readonly retryMs?: number } = {},
): Finishing {
  const running = new Map<string, Promise<void>>();
  /** First come, first served. */
  const waiting = new Set<string>();
  const retries = new Set<ReturnType<typeof setTimeout>>();
  let stopping = false;
  const run = async (answerId: string) => {
    try {
      await withQueryScope("task: finish answer", () => finish(parts, answerId, () => stopping));
    } catch (error) {
      parts.onFault("answer not finished", { answerId, error });
      startLater(answerId);
    }
    running.delete(answerId);
    runNext();
  };
  const runNext = () => {
    for (const answerId of waiting) {
      if (running.size === MOST_AT_ONCE) return;
      waiting.delete(answerId);
      running.set(answerId, run(answerId));
    }
  };
  const startLater = (answerId: string) => {
    if (stopping) return;
    const timer = setTimeout(() => {
      retries.delete(timer);
      start(answerId);
    }, retryMs);
    Deno.unrefTimer(timer);
    retries.add(timer);
  };
  const start = (answerId: string) => {
    if (stopping || running.has(answerId)) return;
    waiting.add(answerId);
    runNext();
  };
  return {
    start,
    resumeStopped: async ({ before } = {}) => {
      const stopped = parts.db.selectFrom("answers").select("id").where("state", "=", "stopped")
        .orderBy("created_at");
      const rows = await (before ? stopped.where("created_at", "<", before) : stopped).execute();
      for (const { id } of rows) start(id);
      return rows.length;
    },
    idle: async () => {
      while (running.size > 0) await Promise.all(running.values());
    },
    stop: () => {
      stopping = true;
      waiting.clear();
      retries.forEach(clearTimeout);
    },
  };
}

/** What became of the words. */
type Words =
  | { readonly transcript: Transcript; readonly note: null }
  | { readonly transcript: null; readonly note: AnswerNote };

async function finish(
  parts: InterviewParts,
  answerId: string,
  stopping: () => boolean,
): Promise<void> {
  const answer = await parts.db.selectFrom("answers").select(["codec", "packets"])
    .where("id", "=", answerId).where("state", "=", "stopped").executeTakeFirst();
  if (!answer?.codec) return;
  const [sound, words] = await Promise.all([
    measured(parts, answerId, answer.codec),
    written(parts, answerId),
  ]);
  if (stopping() && (words.note === "recogniser_failed" || sound === null)) return;
  const { packets } = answer;
  const stored = await transact(
    parts.db,
    (db) => storeFinished({ ...parts, db }, answerId, { packets, sound, words }),
  );
  if (!stored) await finish(parts, answerId, stopping);
}

async function written(parts: InterviewParts, answerId: string): Promise<Words> {
  try {
    const transcript = await parts.speech.transcription.finish(answerId);
    if (!transcript) return { transcript: null, note: "no_recogniser" };
    if (transcript.text.trim() === "") return { transcript: null, note: "nothing_heard" };
    return { transcript, note: null };
  } catch (error) {
    parts.onFault("answer not transcribed", { answerId, error });
    return { transcript: null, note: "recogniser_failed" };
  }
}

async function measured(
  parts: InterviewParts,
  answerId: string,
  codec: Codec,
): Promise<SoundMeasures | null> {
  try {
    return await parts.speech.measureSound(answerId, codec);
  } catch (error) {
    parts.onFault("sound not measured", { answerId, error });
    return null;
  }
}

interface Finished {
  /** How many packets were there when it began. */
  readonly packets: number;
  readonly sound: SoundMeasures | null;
  readonly words: Words;
}

/**
 * Does nothing if the answer was deleted or finished elsewhere meanwhile.
 *
 * @returns false if it was opened again and ended with more packets meanwhile
 */
async function storeFinished(
  parts: InterviewParts,
  answerId: string,
  { packets, sound, words: { transcript, note } }: Finished,
): Promise<boolean> {
  const answer = await parts.db.selectFrom("answers").selectAll()
    .where("id", "=", answerId).where("state", "=", "stopped").forUpdate().executeTakeFirst();
  if (!answer) return true;
  if (answer.packets !== packets) return false;
  const { delivery } = await candidateOf(parts.db, answer.candidate_id);
  if (delivery !== "off") {
    await storeDelivery(parts.db, answerId, { sound, transcript });
  }
  if (transcript) {
    await insertTranscript(parts.db, answerId, transcript);
    await indexAnswer(parts.db, answer, { answer: transcript.text });
  }
  await parts.db.updateTable("answers")
    .set({ state: "ready", note, ...(sound && { duration_ms: sound.durationMs }) })
    .where("id", "=", answerId).execute();
  return true;
}
