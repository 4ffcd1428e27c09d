/**
 * Records the trace anew: the product as its own process on a Redis of its own, candidates over HTTP, a model that
 * writes at once; what the tiers ask of Redis goes into the fixture.
 *
 *     deno run -A bench/db/cache/recording/record.ts
 */
import { seededRandom } from "../../../../lib/random.ts";
import { startModelEndpoint } from "../../../../tests/support/model_endpoint/mod.ts";
import { fitting, modelsFile } from "../../../../tests/support/models.ts";
import { startRedis } from "../../../../tests/support/redis_server.ts";
import { startServer } from "../../../../tests/support/server.ts";
import { makeTexts } from "../../../../tools/dataset/texts.ts";
import { Accesses, toText } from "./accesses.ts";
import { monitor } from "./monitor.ts";
import { Visits } from "./visits.ts";

const FIXTURE = new URL("../__fixtures__/accesses.txt", import.meta.url);
const VISITS = 400;
const VISITS_A_LOOK = 20;
const SEED = 4;
const OPERATOR_KEY = "an operator's key";

await using redis = await startRedis();
await using endpoint = await startModelEndpoint({ "*": ({ body }) => fitting(body) });
await using models = await modelsFile(endpoint.url);
await using server = await startServer({
  env: {
    REDIS_URL: redis.url,
    MODELS_FILE: models.file,
    OPERATOR_KEY,
    TRANSCRIBER: "none",
    BUDGET_DAY: "none",
    BUDGET_CANDIDATE: "none",
    BUDGET_INTERVIEW: "none",
  },
});
const accesses = new Accesses();
{
  await using _ = await monitor(redis.url, (command) => accesses.add(command));
  const random = seededRandom(SEED);
  const visits = new Visits(server.origin, { random, texts: makeTexts(SEED) });
  const operator = await signIn(server.origin);
  for (let visit = 0; visit < VISITS; visit++) {
    await visits.next();
    if (visit % VISITS_A_LOOK === 0) await look(server.origin, operator);
  }
  console.log(`${visits.views} views, ${visits.readings} readings, ${endpoint.calls.length} calls`);
}
await Deno.writeTextFile(FIXTURE, toText(accesses.all));
console.log(`${accesses.all.length} accesses in ${FIXTURE.pathname}`);

async function signIn(origin: string): Promise<string> {
  const response = await fetch(`${origin}/operations`, {
    method: "POST",
    redirect: "manual",
    body: new URLSearchParams({ key: OPERATOR_KEY }),
    headers: { origin, "sec-fetch-site": "same-origin" },
  });
  await response.body?.cancel();
  return response.headers.get("set-cookie")!.split(";")[0]!;
}

async function look(origin: string, cookie: string): Promise<void> {
  const response = await fetch(`${origin}/operations`, { headers: { cookie } });
  if (!response.ok) throw new Error(`The operations page answered ${response.status}`);
  await response.text();
}
