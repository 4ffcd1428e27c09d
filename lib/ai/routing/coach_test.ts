/** A model's reading comes after the coach's: when is it worth asking for? */
import assert from "node:assert/strict";
import { COACH_MODEL } from "../providers/coach/mod.ts";
import type { Router } from "./types.ts";
import { aModel, aRequest, aRouter, countFirsts, firstOf, teach } from "./__fixtures__/routers.ts";

const MANY = 2000;

Deno.test("decide() never leaves to the coach what a model is expected to do better, however it is drawn", () => {
  const router = aRouter([aModel("good", { quality: 0.6 }), COACH_MODEL]);
  assert.deepEqual(countFirsts(router, { times: MANY }), { good: MANY });
  teach(router, { model: "good", quality: 0.5, times: 5 });
  assert.deepEqual(countFirsts(router, { times: MANY }), { good: MANY });
});

Deno.test("decide() orders models by their draws, those before the coach and those after", () => {
  const router = aRouter([aModel("a"), aModel("b"), COACH_MODEL]);
  for (let time = 0; time < 200; time++) {
    const { ranked, figures } = router.decide(aRequest());
    assert.equal(ranked.at(-1)!.id, "coach");
    assert.ok(figures[0]!.utility >= figures[1]!.utility);
  }
  const firsts = countFirsts(router, { times: MANY });
  assert.ok(firsts.a! > 0.45 * MANY && firsts.b! > 0.45 * MANY, JSON.stringify(firsts));
});

Deno.test("decide() tries a model that is guessed to be worse than the coach, until it knows", () => {
  const router = aRouter([aModel("poor", { quality: 0.3 }), COACH_MODEL]);
  const tried = Array.from({ length: 20 }, () => router.decide(aRequest()))
    .filter((decision) => firstOf(decision) === "poor");
  assert.ok(tried.length > 0);
  for (const { explored, reason } of tried) {
    assert.equal(explored, true);
    assert.match(reason, /^poor ranks first to be tried: /);
  }
  teach(router, { model: "poor", quality: 0.1, times: 300 });
  assert.deepEqual(countFirsts(router, { times: MANY }), { coach: MANY });
});

Deno.test("decide() finds a model again that turned out better than an unlucky start", () => {
  const router = aRouter([aModel("good", { quality: 0.6 }), COACH_MODEL]);
  teach(router, { model: "good", quality: 0, times: 4 });
  assert.ok(router.table()[0]!.quality < COACH_MODEL.quality);
  for (let time = 0; time < 500; time++) {
    const { ranked: [first] } = router.decide(aRequest());
    if (first!.id === "good") teach(router, { model: "good", quality: 0.6, times: 1 });
  }
  assert.deepEqual(countFirsts(router, { times: MANY }), { good: MANY });
});

Deno.test("decide() says how likely its choice was, also where some may not be worth the coach", () => {
  const router = aRouter([
    aModel("sure", { quality: 0.5 }),
    aModel("unsure", { quality: 0.3 }),
    COACH_MODEL,
  ]);
  agree(router);
  agree(aRouter([aModel("a", { quality: 0.3 }), aModel("b", { quality: 0.25 }), COACH_MODEL]));
});

function agree(router: Router): void {
  const chances = new Map<string, number>();
  for (let time = 0; time < 200; time++) {
    const { ranked, propensity } = router.decide(aRequest());
    chances.set(ranked[0]!.id, propensity!);
  }
  const total = [...chances.values()].reduce((sum, chance) => sum + chance);
  assert.ok(Math.abs(total - 1) < 0.02, String(total));
  const counts = countFirsts(router, { times: 4000 });
  for (const [id, chance] of chances) {
    assert.ok(Math.abs(counts[id]! / 4000 - chance) < 0.03, `${id} ${chance}`);
  }
}

Deno.test("decide() weighs what a model costs against what the coach gives at once and for nothing", () => {
  const objective = { perDollar: 0, perSecond: 0.1 };
  const router = aRouter([aModel("slow", { quality: 0.7 }), COACH_MODEL]);
  teach(router, { model: "slow", quality: 0.7, times: 1000 });
  const latency = { task: "evaluate", firstTextMs: 500, totalMs: 5000, outputTokens: 250 } as const;
  for (let time = 0; time < 200; time++) router.learnLatency({ ...latency, model: "slow" });
  const { ranked, figures } = router.decide(aRequest({ objective }));
  assert.equal(ranked[0]!.id, "coach");
  assert.equal(figures[0]!.waitMs, 0);
  assert.equal(firstOf(router.decide(aRequest())), "slow");
});
