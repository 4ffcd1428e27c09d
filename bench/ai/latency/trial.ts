/** One configuration through one scenario, on a database and an endpoint of its own. */
import { seededRandom } from "../../../lib/random.ts";
import { openaiProvider } from "../../../lib/ai/providers/openai/mod.server.ts";
import type { AiService } from "../../../lib/ai/mod.server.ts";
import type { RunEvent } from "../../../lib/ai/mod.ts";
import type { ScoredEvaluation } from "../../../lib/coach/mod.ts";
import { testAi } from "../../../tests/support/ai.ts";
import type { Database } from "../../../lib/db/mod.ts";
import { testDatabase } from "../../../tests/support/database.ts";
import {
  type ModelEndpoint,
  startModelEndpoint,
} from "../../../tests/support/model_endpoint/mod.ts";
import { type Arrival, arrivals } from "./arrivals.ts";
import { type Audit, audit } from "./audit.ts";
import { type Configuration, modelOf } from "./configurations.ts";
import { type Scenario, scriptOf, WELL } from "./scenarios.ts";
import { inputOf } from "./words.ts";

/** Milliseconds from the request's arrival; Infinity = never. */
export interface Observed {
  /** First proven words of the run, a model's or the coach's in its place. */
  readonly firstMs: number;
  /** First proven words of a model. */
  readonly modelMs: number;
  readonly resultMs: number;
  readonly isWhole: boolean;
  readonly byModel: boolean;
  readonly cached: boolean;
}

export interface Trial extends Audit {
  /** Milliseconds until the first text of each run, proven or not, as the ledger has it. */
  readonly firstTextsMs: readonly number[];
  readonly observed: readonly Observed[];
  readonly faults: number;
}

const NOBODY = { candidateId: null, interviewId: null, answerId: null };
/** Requests before anything is measured, in every row: as many as the executor needs to know a model, and some. */
const WARMING = { count: 40, perSecond: 10 } as const;
/** Their numbers are nobody else's, so that the cache has nothing of them. */
const FIRST_WARMING = 100_000;

/** What candidates have said before: the router knows its models. */
const RATINGS = 100;

export async function runTrial(
  scenario: Scenario,
  { configuration, requests }: {
    readonly configuration: Configuration;
    readonly requests: readonly Arrival[];
  },
): Promise<Trial> {
  const { models, reliability, cached } = configuration;
  await using open = await testDatabase();
  await using endpoint = await startModelEndpoint({});
  let faults = 0;
  const provider = { id: "bench", baseUrl: endpoint.url, apiKey: null, place: "models.example" };
  const ai = testAi(open.db, {
    models: models.map(modelOf),
    providers: new Map([["bench", openaiProvider(provider)]]),
    reliability,
    onFault: () => faults++,
  });
  rate(ai, models);
  await warmUp(ai, endpoint);
  endpoint.script = scriptOf(scenario);
  const observed = await Promise.all(
    requests.map(async ({ atMs, sameAs }, index) => {
      await new Promise((resolve) => setTimeout(resolve, atMs));
      return await observe(ai, cached ? sameAs : index);
    }),
  );
  const firstTextsMs = (await readFirstTexts(open.db)).slice(WARMING.count);
  return { observed, faults, firstTextsMs, ...await audit(open.db, endpoint) };
}

async function readFirstTexts(db: Database): Promise<readonly number[]> {
  const rows = await db.selectFrom("ai_requests").select("first_text_ms")
    .where("cached", "=", false).where("model", "!=", "coach").orderBy("created_at").execute();
  return rows.flatMap(({ first_text_ms: ms }) => ms ?? []);
}

/** Trouble strikes what has been running: by then each model that is asked is known. */
async function warmUp(ai: AiService, endpoint: ModelEndpoint): Promise<void> {
  endpoint.script = scriptOf(WELL);
  const { count, perSecond } = WARMING;
  await Promise.all(
    arrivals({ count, perSecond }, seededRandom(2)).map(async ({ atMs }, index) => {
      await new Promise((resolve) => setTimeout(resolve, atMs));
      await observe(ai, FIRST_WARMING + index);
    }),
  );
}

function rate(ai: AiService, models: Configuration["models"]): void {
  for (const model of models) {
    const { id, quality } = modelOf(model);
    for (let n = 0; n < RATINGS; n++) {
      const rating = n < quality * RATINGS ? 1 : -1;
      ai.rate({ task: "evaluate", questionType: "behavioral", model: id, rating });
    }
  }
}

async function observe(ai: AiService, number: number): Promise<Observed> {
  const input = inputOf(number);
  const begun = performance.now();
  const since = () => performance.now() - begun;
  const seen = { firstMs: Infinity, modelMs: Infinity };
  for await (const event of ai.run({ task: "evaluate", input, context: NOBODY })) {
    const ms = since();
    if (event.type === "switched") continue;
    seen.firstMs = Math.min(seen.firstMs, ms);
    if (isByModel(event)) seen.modelMs = Math.min(seen.modelMs, ms);
    if (event.type !== "result") continue;
    const { outcome, value, cached } = event.result;
    return {
      ...seen,
      resultMs: value === null ? Infinity : ms,
      isWhole: outcome === "complete",
      byModel: isByModel(event),
      cached,
    };
  }
  throw new TypeError("A run ended without a result");
}

function isByModel(event: RunEvent<ScoredEvaluation>): boolean {
  if (event.type === "preview") return event.model !== "coach";
  return event.type === "result" && event.result.value?.author.kind === "model";
}
