import assert from "node:assert/strict";
import { ManualClock } from "../../../tests/support/manual_clock.ts";
import { COACH_MODEL } from "../providers/coach/model.ts";
import { aModel, aRequest, aRouter, firstOf, teach, WELL } from "./__fixtures__/routers.ts";
import type { ModelHealth } from "./types.ts";

const MODELS = [aModel("good", { quality: 0.9 }), aModel("plain"), COACH_MODEL];
const ids = (models: readonly { readonly id: string }[]) => models.map(({ id }) => id);

/** A router that believes in "good", with that model's health as given. */
function withHealth(health: Partial<ModelHealth>, clock = new ManualClock()) {
  const router = aRouter(MODELS, {
    clock,
    health: (id) => id === "good" ? { ...WELL, ...health } : WELL,
  });
  teach(router, { model: "good", quality: 0.9, times: 300 });
  teach(router, { model: "plain", quality: 0.6, times: 300 });
  teach(router, { model: "coach", quality: 0.35, times: 300 });
  return router;
}

Deno.test("decide() ranks a model that cools down last, and says so", () => {
  for (
    const health of [
      { state: "open", cooldownUntilMs: null },
      { state: "open", cooldownUntilMs: 500 },
      { state: "closed", cooldownUntilMs: 500 },
      { state: "half_open", inFlight: 1 },
    ] as const
  ) {
    const { ranked, reason, figures } = withHealth(health).decide(aRequest());
    assert.deepEqual(ids(ranked), ["plain", "coach", "good"]);
    assert.equal(figures.at(-1)!.excluded, "cooling");
    assert.match(reason, /^plain ranks first: quality 0\.60 .*; good is cooling down$/);
  }
});

Deno.test("decide() asks a model again when its time is over", async () => {
  const clock = new ManualClock();
  const router = withHealth({ state: "open", cooldownUntilMs: 500 }, clock);
  assert.equal(firstOf(router.decide(aRequest())), "plain");
  await clock.advance(500);
  assert.equal(firstOf(router.decide(aRequest())), "good");
  assert.equal(firstOf(withHealth({ state: "half_open" }).decide(aRequest())), "good");
});

Deno.test("decide() ranks a model that has all the calls it takes last", () => {
  const { ranked, reason } = withHealth({ inFlight: 4 }).decide(aRequest());
  assert.deepEqual(ids(ranked), ["plain", "coach", "good"]);
  assert.match(reason, /good is busy$/);
});

Deno.test("decide() ranks what would not be admitted last, by the most that it may cost", () => {
  const prices = { input: 1000, cachedInput: 500, output: 4000, audioSecond: 0 };
  const router = aRouter([aModel("dear", { prices, quality: 1 }), COACH_MODEL]);
  const most = 1000 + 2000;
  assert.deepEqual(ids(router.decide(aRequest({ leftNano: most })).ranked), ["dear", "coach"]);
  const { ranked, figures } = router.decide(aRequest({ leftNano: most - 1 }));
  assert.deepEqual(ids(ranked), ["coach", "dear"]);
  assert.equal(figures[1]!.excluded, "over_budget");
  const brief = aRouter([
    aModel("dear", { prices, quality: 1, maxOutputTokens: 250 }),
    COACH_MODEL,
  ]);
  assert.equal(firstOf(brief.decide(aRequest({ leftNano: 2000 }))), "dear");
});

Deno.test("decide() leaves out what is too long or unable, and keeps their figures", () => {
  const router = aRouter([
    aModel("small", { contextTokens: 1499 }),
    aModel("large", { contextTokens: 1500 }),
    aModel("deaf", { abilities: ["transcribe"] }),
  ]);
  const { ranked, figures } = router.decide(aRequest());
  assert.deepEqual(ids(ranked), ["large"]);
  assert.deepEqual(figures.map(({ model, excluded }) => [model, excluded]), [
    ["large", null],
    ["small", "too_long"],
    ["deaf", "unable"],
  ]);
});

Deno.test("decide() with no model that can says so", () => {
  const { ranked, reason, propensity, explored } = aRouter([aModel("a", { abilities: [] })])
    .decide(aRequest());
  assert.deepEqual(ranked, []);
  assert.equal(reason, "No model is free: a cannot do this task");
  assert.equal(propensity, null);
  assert.equal(explored, false);
});

Deno.test("decide() still ranks models when all of them are cooling", () => {
  const router = aRouter([aModel("a"), aModel("b")], {
    health: () => ({ ...WELL, state: "open" }),
  });
  assert.equal(router.decide(aRequest()).ranked.length, 2);
});

Deno.test("decide() puts the model that an experiment names first, unless it cannot be asked", () => {
  const decision = withHealth({}).decide(aRequest({ pinned: "plain" }));
  assert.deepEqual(ids(decision.ranked), ["plain", "good", "coach"]);
  assert.equal(decision.propensity, 1);
  assert.equal(decision.explored, false);
  assert.match(decision.reason, /^plain ranks first, named by an experiment: /);
  const cooling = withHealth({ state: "open" }).decide(aRequest({ pinned: "good" }));
  assert.equal(firstOf(cooling), "plain");
});

Deno.test("decide() ranks the coach alone where models are off, and says that they are", () => {
  const { ranked, figures, reason, propensity } = withHealth({}).decide(
    aRequest({ modelsOff: true }),
  );
  assert.deepEqual(ids(ranked), ["coach"]);
  assert.deepEqual(figures.map(({ excluded }) => excluded), [null, "off", "off"]);
  assert.equal(reason, "Models are off, coach ranks first: quality 0.35 for free and 0.0 s");
  assert.equal(propensity, 1);
});

Deno.test("decide() ranks no model that is off, named by an experiment or not, and says which", () => {
  for (const pinned of [null, "good"]) {
    const { ranked, figures, reason } = withHealth({}).decide(aRequest({ off: ["good"], pinned }));
    assert.deepEqual(ids(ranked), ["plain", "coach"]);
    assert.equal(figures.at(-1)!.excluded, "off");
    assert.match(reason, /^plain ranks first: .*; good is off$/);
  }
});

Deno.test("decide() says in words why, with quality, money and time", () => {
  const prices = { input: 200_000, cachedInput: 200_000, output: 800_000, audioSecond: 0 };
  const router = aRouter([aModel("local/llama", { prices }), COACH_MODEL]);
  teach(router, { model: "local/llama", quality: 0.7, times: 2000 });
  teach(router, { model: "coach", quality: 0.35, times: 2000 });
  const latency = { firstTextMs: 200, totalMs: 1200, outputTokens: 250 };
  for (let time = 0; time < 500; time++) {
    router.learnLatency({ task: "evaluate", model: "local/llama", ...latency });
  }
  assert.equal(
    router.decide(aRequest()).reason,
    "local/llama ranks first: quality 0.70 for $0.00040 and 1.2 s; coach 0.35 for free and 0.0 s",
  );
});
