import assert from "node:assert/strict";
import { sql } from "kysely";
import { testOnEachDatabase } from "../../../tests/support/interviews.ts";
import { type Database, json } from "../../db/mod.ts";
import { systemClock } from "../shared/clock.ts";
import { readObservations } from "./observations.server.ts";
import { createTextFitting } from "./refit.server.ts";
import { aModel, aRequest, aRouter, countFirsts } from "./__fixtures__/routers.ts";
import { type StoredRun, storeRuns } from "./__fixtures__/stored_runs.ts";
import type { Router } from "./types.ts";

const PRICES = { input: 1000, cachedInput: 1000, output: 1000, audioSecond: 0 };
const MODELS = [
  aModel("strong", { prices: { ...PRICES, input: 10_000_000 }, quality: 1 }),
  aModel("weak", { prices: PRICES, quality: 1 }),
];
const QUESTION = "Tell me about a time you led.\n";
const SHORT = "We shipped it in time.";
const LONG = "And then we talked to every team about what it needed. ".repeat(20);

/** A process with its router, which was told of each run. */
function aProcess(db: Database, runs: readonly StoredRun[] = []) {
  const router = aRouter(MODELS);
  for (const { model, validity } of runs) {
    router.learn({ task: "evaluate", group: "behavioral", model: model!, quality: validity! });
  }
  const faults: unknown[] = [];
  const fitting = createTextFitting({
    db,
    clock: systemClock,
    router,
    models: MODELS,
    tasks: ["evaluate"],
    onFault: (fault) => faults.push(fault),
  });
  return { router, faults, ...fitting };
}

/** The weak model proves little of long texts, and as much of short ones as the strong one. */
const runsOn = (text: string, times: number): StoredRun[] =>
  Array.from({ length: times }, (_, number) => {
    const model = number % 2 ? "strong" : "weak";
    const validity = model === "weak" && text === LONG ? 0.3 : 0.9;
    return { words: `${text} That was in week ${number}.`, model, validity };
  });

const passHours = (db: Database, hours: number) =>
  sql`update router_fits set begun_at = begun_at - ${hours} * interval '1 hour'`.execute(db);

/** How often the strong model is asked of 50 times. */
function strongFor(router: Router, text: string): number {
  const request = aRequest({
    text: QUESTION + text,
    objective: { perDollar: 30, perSecond: 0 },
  });
  return countFirsts(router, { times: 50, request }).strong ?? 0;
}

/** What is expected of the weak model more for a short text than for a long one. */
function difference(router: Router): number {
  const [short, long] = [SHORT, LONG].map((text) =>
    router.decide(aRequest({ text: QUESTION + text })).figures
      .find(({ model }) => model === "weak")!.quality
  );
  return short! - long!;
}

testOnEachDatabase(
  "a router learns from stored runs which texts need the stronger model, and others take it up",
  async ({ db }) => {
    const runs = [...runsOn(SHORT, 240), ...runsOn(LONG, 240)];
    await storeRuns(db, crypto.randomUUID(), runs);
    const [one, other] = [aProcess(db, runs), aProcess(db, runs)];
    await one.takeUp();
    assert.equal(difference(one.router), 0);
    await one.refit();
    for (const { takeUp, router } of [one, other]) {
      await takeUp();
      assert.ok(difference(router) > 0.3);
      assert.ok(strongFor(router, LONG) > 45, String(strongFor(router, LONG)));
      assert.ok(strongFor(router, SHORT) < 5, String(strongFor(router, SHORT)));
    }
  },
);

testOnEachDatabase("what candidates delete is out of the next fit", async ({ db }) => {
  const [staying, leaving] = [crypto.randomUUID(), crypto.randomUUID()];
  await storeRuns(db, staying, runsOn(SHORT, 480));
  await storeRuns(db, leaving, runsOn(LONG, 240));
  const { router, refit, takeUp } = aProcess(db);
  await refit();
  await takeUp();
  assert.ok(difference(router) > 0.3);
  await db.deleteFrom("candidates").where("id", "=", leaving).execute();
  await refit();
  await takeUp();
  assert.ok(difference(router) > 0.3, "fitted again too early");
  await passHours(db, 7);
  await refit();
  await takeUp();
  assert.equal(difference(router), 0);
});

testOnEachDatabase(
  "one process fits, and where texts say nothing that is nothing",
  async ({ db }) => {
    const same = runsOn(SHORT, 400).map((run) => ({ ...run, validity: 0.5 }));
    await storeRuns(db, crypto.randomUUID(), same);
    const processes = [aProcess(db), aProcess(db)];
    await Promise.all(processes.map(({ refit }) => refit()));
    const { fits } = await db.selectFrom("router_fits").select("fits").executeTakeFirstOrThrow();
    assert.deepEqual(fits, { version: 1, tasks: {} });
    for (const { router, takeUp } of processes) {
      await takeUp();
      assert.equal(difference(router), 0);
    }
  },
);

testOnEachDatabase("a fit that cannot be read is left out, and said once", async ({ db }) => {
  await storeRuns(db, crypto.randomUUID(), [...runsOn(SHORT, 240), ...runsOn(LONG, 240)]);
  const { router, faults, refit, takeUp } = aProcess(db);
  await refit();
  for (const [path, broken] of [["version", 99], ["tasks,evaluate,common,weights", "AAAA"]]) {
    await takeUp();
    assert.ok(difference(router) > 0.3);
    const { fits } = await db.selectFrom("router_fits").select("fits").executeTakeFirstOrThrow();
    const store = (value: unknown) =>
      sql`update router_fits set fitted_at = fitted_at + interval '1 minute', fits = ${json(value)}`
        .execute(db);
    await sql`update router_fits set fitted_at = fitted_at + interval '1 minute',
      fits = jsonb_set(fits, ${`{${path}}`}::text[], ${json(broken)})`.execute(db);
    for (let time = 0; time < 2; time++) await takeUp();
    assert.equal(difference(router), 0);
    assert.match(String(faults.pop()), /left out of routing: their fit is unreadable/);
    assert.deepEqual(faults, []);
    await store(fits);
  }
});

testOnEachDatabase(
  "observations are what the router learned from, with the newest words",
  async ({ db }) => {
    const candidate = crypto.randomUUID();
    const [answer] = await storeRuns(db, candidate, [
      { words: "old", model: "weak", validity: 0.8 },
      { words: "cached", model: "weak", validity: 0.7, cached: true },
      { words: "gone", model: "no longer declared", validity: 0.6 },
      {
        words: "failed",
        model: "coach",
        validity: 1,
        passedOver: [{ model: "strong", why: "not_valid" }, { model: "weak", why: "timeout" }],
      },
    ]);
    await storeNewerWords(db, answer!);
    await storeThumb(db, { candidate, answer: answer! });
    const models = MODELS.map((model) => ({ ...model, quality: 0.5 }));
    const observed = await readObservations({ db, models, tasks: ["evaluate"], now: Date.now() });
    const seen = observed.get("evaluate")!.map(({ model, group, quality, features }) => ({
      model,
      group,
      quality: Number(quality.toFixed(4)),
      words: features.words.buckets.length,
    })).sort((a, b) => a.quality - b.quality);
    const group = "behavioral";
    assert.deepEqual(seen, [
      { model: "strong", group, quality: 0, words: 9 },
      { model: "weak", group, quality: 0.4, words: 11 },
      { model: "weak", group, quality: 1, words: 11 },
    ]);
  },
);

async function storeNewerWords(db: Database, answer: string): Promise<void> {
  await db.insertInto("transcripts").values({
    id: crypto.randomUUID(),
    answer_id: answer,
    source: "corrected",
    language: "en",
    text: "three newer words",
    segments: json([]),
    created_at: sql<Date>`now() + interval '1 minute'`,
  }).execute();
}

async function storeThumb(
  db: Database,
  { candidate, answer }: { readonly candidate: string; readonly answer: string },
): Promise<void> {
  const { id: transcript } = await db.selectFrom("transcripts").select("id")
    .where("answer_id", "=", answer).limit(1).executeTakeFirstOrThrow();
  for (const model of ["weak", "coach"]) {
    const id = crypto.randomUUID();
    await db.insertInto("evaluations").values({
      id,
      answer_id: answer,
      transcript_id: transcript,
      author_kind: model === "coach" ? "coach" : "model",
      author_name: model,
      author_version: "1",
      outcome: "abstained",
      overall: null,
      evaluation: sql<never>`'{}'::jsonb`,
    }).execute();
    await db.insertInto("ai_ratings").values({
      evaluation_id: id,
      candidate_id: candidate,
      rating: 1,
    }).execute();
  }
}
