/** What a candidate waits for on the page of the running product, while the models behind it are in trouble. */
import { seededRandom } from "../../../lib/random.ts";
import { texts } from "../../../lib/texts/mod.ts";
import { STRONG_ANSWER } from "../../../tests/support/interviews.ts";
import { type ChatRequest, startModelEndpoint } from "../../../tests/support/model_endpoint/mod.ts";
import { fitting, modelsFile } from "../../../tests/support/models.ts";
import { startServer } from "../../../tests/support/server.ts";
import { DemoCandidate } from "../../../tools/demo/candidate.ts";
import { arrivals } from "./arrivals.ts";
import { declarationOf } from "./configurations.ts";
import { type Scenario, scriptOf } from "./scenarios.ts";
import { textFor } from "./words.ts";

/** Milliseconds from the press of the button that ends the answer; Infinity = never. */
export interface Seen {
  /** Until the whole report with the coach's reading is there. */
  readonly coachMs: number;
  /** Until a model's first advice stands beside it. */
  readonly modelMs: number;
}

export interface Visits {
  readonly count: number;
  readonly perSecond: number;
}

const aboutTheAnswer = (request: ChatRequest): string => textFor(request, fitting(request).text);

/** Every candidate types one answer, reads the report, and has the models asked, as the page's script does. */
export async function watchPage(scenario: Scenario, visits: Visits): Promise<readonly Seen[]> {
  await using endpoint = await startModelEndpoint({});
  await using models = await modelsFile(endpoint.url, {
    models: (["large", "small"] as const).map(declarationOf),
  });
  await using server = await startServer({
    env: { MODELS_FILE: models.file, TRANSCRIBER: "none" },
  });
  const waiting = [];
  for (let number = 0; number < visits.count; number++) {
    const candidate = new DemoCandidate(server.origin);
    waiting.push({ candidate, ...await candidate.startInterview(`Bench lead ${number}`) });
  }
  endpoint.script = scriptOf(scenario, aboutTheAnswer);
  const times = arrivals(visits, seededRandom(3));
  return await Promise.all(waiting.map(async ({ candidate, question }, index) => {
    await new Promise((resolve) => setTimeout(resolve, times[index]!.atMs));
    return await visit({ origin: server.origin, candidate, question });
  }));
}

interface Visit {
  readonly origin: string;
  readonly candidate: DemoCandidate;
  readonly question: string;
}

async function visit({ origin, candidate, question }: Visit): Promise<Seen> {
  const begun = performance.now();
  const since = () => performance.now() - begun;
  const report = await candidate.submit(`/questions/${question}`, {
    answerId: crypto.randomUUID(),
    text: STRONG_ANSWER,
  });
  const page = await candidate.text(report);
  const coachMs = since();
  if (!page.includes(texts().report.change)) throw new TypeError(`${report} gives no advice`);
  const response = await fetch(`${origin}${report}/second`, {
    method: "POST",
    headers: { ...candidate.headers, accept: "application/x-ndjson" },
  });
  return { coachMs, modelMs: await firstAdvice(response, since) };
}

/** Reads to the end, as a page does. */
async function firstAdvice({ body }: Response, since: () => number): Promise<number> {
  let [read, firstMs] = ["", Infinity];
  for await (const chunk of body!.pipeThrough(new TextDecoderStream())) {
    read += chunk;
    if (firstMs === Infinity && /^\{"place":"advice","html":"<ol/m.test(read)) {
      firstMs = since();
    }
  }
  return firstMs;
}
