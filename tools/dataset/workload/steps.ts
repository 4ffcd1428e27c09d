/** Everything that candidates, operators and the server itself do with the database, step by step. */
import { readUnits } from "../../../lib/ai/experiments/units.server.ts";
import { parseExperiments } from "../../../lib/ai/experiments/mod.ts";
import { createBudgets, createLedger } from "../../../lib/ai/money/mod.server.ts";
import { type AiParts, type AiService, systemClock } from "../../../lib/ai/mod.server.ts";
import { evaluate } from "../../../lib/coach/mod.ts";
import type { Database } from "../../../lib/db/mod.ts";
import {
  type AnswerSpeech,
  createInterviews,
  type Interviews,
} from "../../../lib/interview/mod.server.ts";
import { createAudioLog } from "../../../lib/speech/mod.server.ts";
import { testAi } from "../../../tests/support/ai.ts";
import { UNHEARD } from "../../../tests/support/interviews.ts";
import type { Plan } from "../plan.ts";
import type { Subjects } from "./subjects.ts";

const NO_CAPS = { dayNano: null, candidateDayNano: null, interviewNano: null };
const QUARTER_HOUR_MS = 15 * 60_000;
const EXPERIMENT = { id: "shorter-prompt", task: "evaluate", metric: "thumbs" };

/** The product on a data set, at a moment soon after its end. */
export interface Product {
  readonly db: Database;
  readonly interviews: Interviews;
  readonly ai: AiService;
  readonly now: Date;
}

type Step = (world: Product & Subjects) => Promise<unknown>;

/** What only reads comes first; then what writes; what deletes comes last. */
export const STEPS: Readonly<Record<string, Step>> = {
  "history": async ({ interviews, candidate }) => {
    const { older } = await interviews.history(candidate);
    if (older !== null) await interviews.history(candidate, { older });
  },
  "interview": ({ interviews, candidate, interview }) => interviews.interview(candidate, interview),
  "attempts": ({ interviews, candidate, question }) => interviews.attempts(candidate, question),
  "answered before": ({ interviews, candidate, question }) =>
    interviews.answeredBefore(candidate, question),
  "report": ({ interviews, candidate, answer }) => interviews.report(candidate, answer),
  "trends": ({ interviews, candidate }) => interviews.trends(candidate),
  "baseline": ({ interviews, candidate, answer }) => interviews.baseline(candidate, answer),
  "search": ({ interviews, candidate }) => interviews.search(candidate, "deadline"),
  "search for several words": ({ interviews, candidate }) =>
    interviews.search(candidate, "kubernetes deadl"),
  "cost of interview": ({ ai, interview }) => ai.costOf(interview),
  "operations": ({ ai }) => ai.operations.view(),
  "experiment": ({ db }) => {
    const variants = [{ id: "control" }, { id: "changed" }];
    const [experiment] = parseExperiments([{ ...EXPERIMENT, variants }], {
      hasModel: () => true,
      hasPrompt: () => true,
    });
    return readUnits(db, experiment!);
  },
  "export": async ({ interviews, candidate }) => {
    for await (const _ of interviews.exportAll(candidate));
  },

  "start": ({ interviews, candidate }) =>
    interviews.startInterview(candidate, {
      role: "Nurse",
      kind: "mix",
      questionCount: 5,
      mode: "type",
      timeLimitS: null,
    }),
  "speak": async ({ db, interviews, candidate, question }) => {
    const answer = crypto.randomUUID();
    await interviews.openAnswer(candidate, { answer, question, codec: "opus" });
    await createAudioLog(db).append(answer, { first: 0, packets: [Uint8Array.of(1)] });
    await interviews.endAnswer(candidate, answer, { packets: 1 });
    await interviews.finishing.idle();
  },
  "type": async ({ interviews, candidate, question }) => {
    const { id } = await interviews.saveTyped(candidate, question, {
      text: "I did it and it was so",
    });
    await interviews.evaluateAnswer(candidate, id);
  },
  "correct": ({ interviews, candidate, answer }) =>
    interviews.saveCorrection(candidate, answer, { text: "I corrected it." }),
  "evaluate": ({ interviews, candidate, answer }) => interviews.evaluateAnswer(candidate, answer),
  "rate": ({ interviews, candidate, answer, evaluation }) =>
    interviews.rate(candidate, answer, { evaluation, rating: 1 }),
  "follow up": ({ interviews, candidate, answer }) =>
    interviews.addFollowUp(candidate, answer, "coach"),
  "resume stopped": ({ interviews, now }) => interviews.finishing.resumeStopped({ before: now }),
  "due audio": ({ interviews, now }) => interviews.deleteDueAudio(now),
  "reserve": async ({ db, candidate, interview, now }) => {
    const clock = { ...systemClock, now: () => now.getTime() };
    const context = { candidateId: candidate, interviewId: interview, answerId: null };
    const requestId = crypto.randomUUID();
    await createLedger({ db, clock }).openRequest({
      id: requestId,
      task: "follow_up",
      questionType: null,
      context,
      promptVersion: "follow_up@1",
      experiment: null,
      cacheKey: null,
      decision: null,
    });
    const model = { id: "acme/large", provider: "acme" };
    await createBudgets({ db, clock, caps: NO_CAPS })
      .admit({ requestId, context, model, mostNano: 1000 });
  },
  "housekeeping": ({ ai }) => ai.housekeep(),
  "settings": async ({ interviews, candidate }) => {
    const kept = { delivery: "private", models: "ask" } as const;
    await interviews.saveSettings(candidate, { ...kept, retention: "keep" });
    await interviews.saveSettings(candidate, { ...kept, retention: "at_once" });
  },
  "delete answer": ({ interviews, candidate, answer }) =>
    interviews.deleteAnswer(candidate, answer),
  "delete interview": ({ interviews, candidate, interview }) =>
    interviews.deleteInterview(candidate, interview),
  "delete everything": ({ interviews, candidate }) => interviews.deleteEverything(candidate),
};

interface ProductOptions extends Pick<Plan, "until"> {
  /** None unless given: then the coach alone reads. */
  readonly models?: Pick<AiParts, "models" | "providers">;
  /** Nobody writes the words unless given. */
  readonly speech?: AnswerSpeech;
}

export function productOn(
  db: Database,
  { until, models, speech = UNHEARD }: ProductOptions,
): Product {
  const now = new Date(Date.parse(until) + QUARTER_HOUR_MS);
  const clock = { ...systemClock, now: () => now.getTime() };
  const onFault = (what: unknown, details?: unknown) => {
    throw new Error(`Workload failed: ${what}`, { cause: details });
  };
  const ai = testAi(db, { clock, onFault, ...models });
  const interviews = createInterviews({
    db,
    speech,
    ai,
    coach: evaluate,
    now: () => now,
    retentionHours: 24,
    onFault,
  });
  return { db, interviews, ai, now };
}
