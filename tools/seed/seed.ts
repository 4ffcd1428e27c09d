/** Writes the demo candidate's practice through the interview service, with the real coach. */
import { createAi, systemClock } from "../../lib/ai/mod.server.ts";
import { evaluate } from "../../lib/coach/mod.ts";
import { type Database, json } from "../../lib/db/mod.ts";
import { AppError } from "../../lib/errors.ts";
import { QUESTION_BANK } from "../../lib/interview/mod.ts";
import { type AnswerSpeech, createInterviews } from "../../lib/interview/mod.server.ts";
import { CACHED, createTieredCache, MemoryStore } from "../../lib/store/mod.ts";
import { PRACTICE, type SeedInterview, type SeedQuestion } from "./practice.ts";

/** Always the same, so that seeding again replaces what was there. */
export const DEMO_CANDIDATE = "de300000-0000-4000-8000-000000000001";

const DAY_MS = 24 * 3_600_000;
const MINUTE_MS = 60_000;

/** Typed answers need no speech. */
const NO_SPEECH: AnswerSpeech = {
  transcription: { name: null, finish: () => Promise.resolve(null) },
  measureSound: () => Promise.resolve(null),
  openRecording: () => Promise.reject(new AppError("not_found")),
};

const failed = (cause: unknown): never => {
  throw new Error("The coach failed", { cause });
};

/** @returns how many answers were written */
export async function seed(
  db: Database,
  { today, practice = PRACTICE }: {
    readonly today: Date;
    readonly practice?: readonly SeedInterview[];
  },
): Promise<number> {
  let time = today.getTime();
  const interviews = createInterviews({
    db,
    speech: NO_SPEECH,
    ai: createAi({
      db,
      tiers: createTieredCache({
        families: CACHED,
        store: new MemoryStore(),
        clock: systemClock,
        random: Math.random,
        onFault: failed,
      }),
      clock: systemClock,
      random: Math.random,
      models: [],
      providers: new Map(),
      experiments: [],
      caps: { dayNano: 0, candidateDayNano: 0, interviewNano: 0 },
      onFault: failed,
    }),
    coach: evaluate,
    now: () => new Date(time += MINUTE_MS),
    retentionHours: 24,
    onFault: (what, { error }) => {
      throw new Error(what, { cause: error });
    },
  });
  await interviews.deleteEverything(DEMO_CANDIDATE);
  await interviews.ensureCandidate(DEMO_CANDIDATE);
  let written = 0;
  for (const interview of practice) {
    time = today.getTime() - interview.daysAgo * DAY_MS;
    const questions = await insertInterview(db, interview, { at: new Date(time) });
    for (const { id, attempts } of questions) {
      for (const text of attempts) {
        const answer = await interviews.saveTyped(DEMO_CANDIDATE, id, { text });
        await interviews.evaluateAnswer(DEMO_CANDIDATE, answer.id);
        written++;
      }
    }
  }
  return written;
}

/** The service would choose the questions itself: the answers here belong to certain ones. */
async function insertInterview(
  db: Database,
  { role, kind, questions }: SeedInterview,
  { at }: { readonly at: Date },
): Promise<(SeedQuestion & { readonly id: string })[]> {
  const interview_id = crypto.randomUUID();
  await db.insertInto("interviews").values({
    id: interview_id,
    candidate_id: DEMO_CANDIDATE,
    role,
    kind,
    mode: "type",
    question_count: questions.length,
    time_limit_s: null,
    created_at: at,
  }).execute();
  const asked = questions.map((question) => ({ ...question, id: crypto.randomUUID() }));
  await db.insertInto("questions").values(asked.map(({ id, bankId }, index) => {
    const { type, text, shows } = ofBank(bankId);
    return {
      id,
      interview_id,
      position: index + 1,
      type,
      bank_id: bankId,
      text,
      shows: json(shows),
    };
  })).execute();
  return asked;
}

function ofBank(bankId: string) {
  const question = QUESTION_BANK.find(({ id }) => id === bankId);
  if (!question) throw new Error(`No question "${bankId}" in the bank: correct the seed`);
  return question;
}
