/** Runs of the whole layer on a real database, with models at an endpoint double. */
import assert from "node:assert/strict";
import { modelsAt, testAi } from "../../../tests/support/ai.ts";
import { testDatabase } from "../../../tests/support/database.ts";
import {
  type Behaviour,
  type ModelEndpoint,
  startModelEndpoint,
} from "../../../tests/support/model_endpoint/mod.ts";
import type { ScoredEvaluation } from "../../coach/mod.ts";
import type { Database } from "../../db/mod.ts";
import { answerInput } from "../prompts/__fixtures__/inputs.ts";
import type { AiService } from "../mod.server.ts";
import type { RunEvent, RunResult } from "../mod.ts";
import { EVALUATIONS } from "../tasks/__fixtures__/streams.ts";

export const GOOD = EVALUATIONS.good.join("");
export const INPUT = answerInput("behavioral");
export const NOBODY = { candidateId: null, interviewId: null, answerId: null };

type Event = RunEvent<ScoredEvaluation>;

interface TestRuns extends AsyncDisposable {
  readonly db: Database;
  readonly ai: AiService;
  readonly endpoint: ModelEndpoint;
  readonly faults: unknown[];
}

export async function testRuns(
  large: Behaviour | readonly Behaviour[],
  parts: Parameters<typeof testAi>[1] & { readonly small?: Behaviour } = {},
): Promise<TestRuns> {
  const { small, ...rest } = parts;
  const open = await testDatabase();
  const endpoint = await startModelEndpoint(small ? { large, small } : { large });
  const models = modelsAt(endpoint.url, small ? ["large", "small"] : ["large"]);
  const faults: unknown[] = [];
  const onFault = (error: unknown) => void faults.push(error);
  const ai = testAi(open.db, { ...models, onFault, ...rest });
  return {
    db: open.db,
    ai,
    endpoint,
    faults,
    [Symbol.asyncDispose]: async () => {
      await endpoint[Symbol.asyncDispose]();
      await open.close();
    },
  };
}

export const evaluate = (ai: AiService, more: { coachOnly?: boolean; signal?: AbortSignal } = {}) =>
  ai.run({ task: "evaluate", input: INPUT, context: NOBODY, ...more });

export async function ended(run: AsyncIterable<Event>) {
  const events: Event[] = [];
  for await (const event of run) events.push(event);
  const last = events.pop();
  assert.equal(last?.type, "result");
  const { result } = last as { readonly result: RunResult<ScoredEvaluation> };
  return { events, result };
}

export const requestsOf = (db: Database) => db.selectFrom("ai_requests").selectAll().execute();
export const callsOf = (db: Database) =>
  db.selectFrom("ai_calls").selectAll().orderBy("number").execute();
