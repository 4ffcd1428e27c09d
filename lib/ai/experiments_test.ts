/** What experiments see of runs, through the whole layer: variants as declared, models at an endpoint. */
import assert from "node:assert/strict";
import { seededRandom } from "../random.ts";
import { seededIds } from "./experiments/__fixtures__/population.ts";
import type { RunContext } from "./mod.ts";
import { ended, GOOD, INPUT, NOBODY, requestsOf, testRuns } from "./__fixtures__/runs.ts";

const CANDIDATES = 128;

const TERSE = {
  id: "terse",
  task: "evaluate",
  metric: "thumbs",
  variants: [{ id: "control" }, { id: "cut", maxOutputTokens: 16 }],
  guardrails: [{ metric: "abstention", worstBy: 0.1 }, { metric: "validity", worstBy: 0.1 }],
};

type TestRuns = Awaited<ReturnType<typeof testRuns>>;

/** So many new candidates, the same each time, with one run each. */
async function meet({ db, ai }: TestRuns, count: number): Promise<void> {
  const ids = seededIds(count, seededRandom(1));
  await db.insertInto("candidates").values(ids.map((id) => ({ id }))).execute();
  for (const candidateId of ids) {
    const context: RunContext = { ...NOBODY, candidateId };
    await ended(ai.run({ task: "evaluate", input: INPUT, context }));
  }
}

/** In the order of the variants. */
async function metricOf({ ai }: TestRuns, metric: string) {
  const { experiments: [overview] } = await ai.operations.view();
  return overview!.variants.map(({ metrics }) => {
    const { n, mean } = metrics.find((one) => one.metric === metric)!;
    return { n, mean };
  });
}

Deno.test("a variant of which every model's text is cut short abstains, though the coach stands in, and is stopped", async () => {
  await using test = await testRuns({ text: GOOD }, { experiments: [TERSE] });
  await test.ai.begin();
  await meet(test, CANDIDATES);
  const cut = (await requestsOf(test.db)).filter(({ variant_id }) => variant_id === "cut");
  assert.ok(cut.length >= 50);
  assert.ok(cut.every(({ model, outcome }) => model === "coach" && outcome === "complete"));
  assert.deepEqual((await metricOf(test, "abstention")).map(({ mean }) => mean), [0, 1]);
  assert.deepEqual((await metricOf(test, "validity")).map(({ mean }) => mean), [1, 0]);
  const done = await test.ai.housekeep();
  assert.match(
    done[0]!,
    /^Experiment 'terse' gives 'cut' to nobody: 'cut' abstained 100\.0 points/,
  );
  const { experiments: [overview] } = await test.ai.operations.view();
  assert.deepEqual(overview!.guardrails.map(({ state }) => state), ["broken", "broken"]);
});

Deno.test("a run that the coach has for want of money counts neither for nor against its variant", async () => {
  const caps = { dayNano: 1000, candidateDayNano: null, interviewNano: null };
  await using test = await testRuns({ text: GOOD }, { caps, experiments: [TERSE] });
  await test.ai.begin();
  await meet(test, 8);
  const runs = await requestsOf(test.db);
  assert.ok(runs.every(({ coach_reason }) => coach_reason === "over_budget"));
  for (const metric of ["abstention", "validity", "latency", "cost"]) {
    assert.deepEqual((await metricOf(test, metric)).map(({ n }) => n), [0, 0], metric);
  }
});

Deno.test("a variant that names the coach is measured by what the coach makes of it", async () => {
  const variants = [{ id: "control" }, { id: "rules", model: "coach" }];
  await using test = await testRuns({ text: GOOD }, { experiments: [{ ...TERSE, variants }] });
  await test.ai.begin();
  await meet(test, 16);
  const [, rules] = await metricOf(test, "abstention");
  assert.ok(rules!.n > 0);
  assert.equal(rules!.mean, 0);
});
