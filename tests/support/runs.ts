/** A run of the AI layer that calls can be booked on, and calls to book. */
import { createLedger } from "../../lib/ai/money/mod.server.ts";
import type { Attempt, Model } from "../../lib/ai/mod.ts";
import type { ModelRequest } from "../../lib/ai/spec/provider.ts";
import type { Database } from "../../lib/db/mod.ts";
import type { ManualClock } from "./manual_clock.ts";

/** $1 a million tokens of input, $2 of output: 1,000 and 2,000 nano-dollars a token. */
export const PAID_MODEL: Model = {
  id: "test/paid",
  provider: "test",
  name: "paid",
  prices: { input: 1_000_000, cachedInput: 500_000, output: 2_000_000, audioSecond: 0 },
  contextTokens: 8_000,
  maxOutputTokens: 1_000,
  abilities: ["text", "json"],
  quality: 0.5,
  concurrency: 4,
};

export const MODEL_REQUEST: ModelRequest = {
  model: PAID_MODEL,
  messages: [{ role: "system", content: "Be kind" }, { role: "user", content: "I led it" }],
  maxOutputTokens: 100,
  temperature: 0,
  schema: null,
  task: "question_set",
  input: {
    role: "nurse",
    jobDescription: "",
    types: ["technical"],
    count: 1,
    recent: [],
    seed: "s",
  },
};

export const FREE_MODEL: Model = {
  ...PAID_MODEL,
  id: "coach",
  provider: "coach",
  prices: { input: 0, cachedInput: 0, output: 0, audioSecond: 0 },
};

/** A call that cost `inputTokens` times 1,000 nano-dollars, for {@linkcode PAID_MODEL}. */
export function attemptOf(
  { inputTokens = 10, ...rest }: Partial<Attempt> & { readonly inputTokens?: number } = {},
): Attempt {
  return {
    id: crypto.randomUUID(),
    number: 1,
    role: "primary",
    model: PAID_MODEL,
    outcome: "won",
    errorKind: null,
    usage: { inputTokens, cachedInputTokens: 0, outputTokens: 0, estimated: false },
    startedAt: Date.UTC(2026, 0, 1, 12),
    firstTextMs: 120.4,
    totalMs: 900.6,
    ...rest,
  };
}

export interface TestRun {
  readonly requestId: string;
  readonly context: {
    readonly candidateId: string;
    readonly interviewId: string;
    readonly answerId: null;
  };
}

/** A candidate with an interview, and an open run of theirs. */
export async function openRun(db: Database, clock: ManualClock): Promise<TestRun> {
  const candidateId = crypto.randomUUID();
  const interviewId = crypto.randomUUID();
  await db.insertInto("candidates").values({ id: candidateId }).execute();
  await db.insertInto("interviews").values({
    id: interviewId,
    candidate_id: candidateId,
    role: "nurse",
    kind: "mix",
    mode: "speak",
    question_count: 3,
    time_limit_s: null,
  }).execute();
  const context = { candidateId, interviewId, answerId: null };
  return { context, requestId: await openAnotherRun({ db, clock, context }) };
}

interface AnotherRun {
  readonly db: Database;
  readonly clock: ManualClock;
  readonly context: TestRun["context"];
}

/** One more run in the same context; returns its id. */
export async function openAnotherRun({ db, clock, context }: AnotherRun): Promise<string> {
  const id = crypto.randomUUID();
  await createLedger({ db, clock }).openRequest({
    id,
    task: "evaluate",
    questionType: "behavioral",
    context,
    promptVersion: "evaluate/behavioral@1",
    experiment: null,
    cacheKey: null,
    decision: { reason: "test/paid ranks first" },
  });
  return id;
}
