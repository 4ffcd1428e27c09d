/** The interview service on a real database with the real coach; only the recogniser is scripted. */
import { evaluate } from "../../lib/coach/mod.ts";
import type { Database, OpenDatabase } from "../../lib/db/mod.ts";
import type { Setup } from "../../lib/interview/mod.ts";
import {
  type AnswerSpeech,
  createInterviews,
  type InterviewParts,
  type Interviews,
} from "../../lib/interview/mod.server.ts";
import type { SoundMeasures, Transcript } from "../../lib/speech/mod.ts";
import { createAudioLog } from "../../lib/speech/mod.server.ts";
import { testAi } from "./ai.ts";
import { testDatabase } from "./database.ts";
import { needs } from "./needs.ts";
import { createServerDatabase } from "./postgres.ts";

export const SETUP: Setup = {
  role: "Software developer",
  kind: "behavioral",
  questionCount: 3,
  mode: "speak",
  timeLimitS: null,
};

/** An answer with all four parts, figures and an "I" that does things. */
export const STRONG_ANSWER =
  "In my second year at the warehouse our returns desk had a queue of two hundred parcels every " +
  "Monday. My task was to bring it under fifty before the holiday season. I sat with the two people " +
  "at the desk for a morning, I wrote down each step, and I found that half of the time went into " +
  "looking up order numbers. So I built a small form that read the number from the label, and I " +
  "trained both colleagues in one afternoon. As a result the queue fell to thirty parcels within " +
  "three weeks, and complaints about late refunds dropped by forty percent.";

export const SOUND: SoundMeasures = {
  durationMs: 42_000,
  speechMs: 35_000,
  syllables: 150,
  pauses: [{ startMs: 5_000, endMs: 5_900 }],
  pitchRangeSt: 6,
  loudnessRangeDb: 18,
  snrDb: 30,
  speechLevelDb: -24,
};

export const heard = (text: string): Transcript => ({
  text,
  language: "en",
  source: "recogniser",
  provider: "scripted",
  segments: [{ text, startMs: 0, endMs: 42_000, confidence: 0.9, words: [] }],
  confidence: 0.9,
});

/** Speech that "hears" `text` in every answer. */
export function scriptedSpeech(text = STRONG_ANSWER): AnswerSpeech {
  return {
    transcription: { name: "scripted", finish: () => Promise.resolve(heard(text)) },
    measureSound: () => Promise.resolve(SOUND),
    openRecording: () =>
      Promise.resolve({ type: "audio/ogg; codecs=opus", length: 3, slice: () => sound() }),
  };
}

/** Speech in which nobody writes the words. */
export const UNHEARD: AnswerSpeech = {
  ...scriptedSpeech(),
  transcription: { name: null, finish: () => Promise.resolve(null) },
};

/** Speech whose words come from `finish`. */
export const speechThat = (finish: AnswerSpeech["transcription"]["finish"]): AnswerSpeech => ({
  ...scriptedSpeech(),
  transcription: { name: "scripted", finish },
});

async function* sound(): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(Uint8Array.of(1, 2));
  yield Uint8Array.of(3);
}

export interface TestInterviews extends AsyncDisposable {
  readonly db: Database;
  readonly interviews: Interviews;
  readonly candidate: string;
  /** Faults reported so far. */
  readonly faults: string[];
  /** Moves the clock on. */
  pass(hours: number): void;
  /** Another service on the same tables, as after a restart. */
  restart(parts?: Partial<InterviewParts>): Interviews;
}

export async function testInterviews(
  parts: Partial<InterviewParts> = {},
  { open }: { readonly open?: OpenDatabase } = {},
): Promise<TestInterviews> {
  const database = open ?? await testDatabase();
  const faults: string[] = [];
  let time = Date.parse("2026-11-02T09:00:00Z");
  const base: InterviewParts = {
    db: database.db,
    speech: scriptedSpeech(),
    ai: testAi(database.db),
    coach: evaluate,
    // Each look at the clock is a little later, as in life.
    now: () => new Date(time += 1),
    retentionHours: 24,
    onFault: (what) => faults.push(what),
    ...parts,
  };
  return {
    db: database.db,
    interviews: createInterviews(base),
    candidate: crypto.randomUUID(),
    faults,
    pass: (hours) => void (time += hours * 3_600_000),
    restart: (changed = {}) => createInterviews({ ...base, ...changed }),
    [Symbol.asyncDispose]: () => database.close(),
  };
}

const HAS_POSTGRES = await needs("postgres");

/** Registers a test on PGlite and, where it answers, on PostgreSQL. */
export function testOnEachDatabase(
  name: string,
  run: (open: OpenDatabase) => Promise<void>,
): void {
  Deno.test(`${name} (pglite)`, async () => {
    await using open = await testDatabase();
    await run(open);
  });
  Deno.test({
    name: `${name} (postgres)`,
    ignore: !HAS_POSTGRES,
    fn: async () => {
      await using open = await createServerDatabase();
      await run(open);
    },
  });
}

/** A spoken answer with `packets` packets, ended and finished; returns its id. */
export async function speakAnswer(
  { db, interviews, candidate }: Pick<TestInterviews, "db" | "interviews" | "candidate">,
  { question, packets = 3 }: { readonly question: string; readonly packets?: number },
): Promise<string> {
  const answer = crypto.randomUUID();
  await interviews.openAnswer(candidate, { answer, question, codec: "opus" });
  await storePackets(db, answer, packets);
  await interviews.endAnswer(candidate, answer, { packets });
  await interviews.finishing.idle();
  return answer;
}

/** Numbers 0 to `packets` - 1; those that are stored already stay as they are. */
export async function storePackets(db: Database, answer: string, packets: number): Promise<void> {
  if (packets === 0) return;
  const bytes = Array.from({ length: packets }, (_, index) => Uint8Array.of(index, 1, 2));
  await createAudioLog(db).append(answer, { first: 0, packets: bytes });
}

/** A question that STRONG_ANSWER answers, in a new interview of its own. */
export async function relevantQuestion(
  { db, interviews, candidate }: Pick<TestInterviews, "db" | "interviews" | "candidate">,
): Promise<string> {
  const [question] = await startedQuestions({ interviews, candidate });
  await db.updateTable("questions")
    .set({ text: "Tell me about a process you made faster or cheaper." })
    .where("id", "=", question!).execute();
  return question!;
}

/** The ids of a new interview's questions, in order. */
export async function startedQuestions(
  { interviews, candidate }: Pick<TestInterviews, "interviews" | "candidate">,
  setup: Partial<Setup> = {},
): Promise<string[]> {
  const { id } = await interviews.startInterview(candidate, { ...SETUP, ...setup });
  const { questions } = await interviews.interview(candidate, id);
  return questions.map(({ question }) => question.id);
}
