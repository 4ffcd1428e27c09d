import assert from "node:assert/strict";
import { seededRandom } from "../../random.ts";
import { atOnce } from "../../slices.ts";
import { COACH_MODEL } from "../providers/coach/mod.ts";
import { featuresOf } from "./encode.ts";
import { fitTexts, type TextObservation } from "./text_fit.ts";
import {
  aModel,
  aRequest,
  aRouter,
  countFirsts,
  firstOf,
  teach,
  WELL,
} from "./__fixtures__/routers.ts";
import type { Router, RouteRequest } from "./types.ts";

/** Decides and learns so many times; quality is right or wrong, with each model's chance. */
function live(router: Router, chances: Record<string, number>, times: number): string[] {
  const random = seededRandom(99);
  return Array.from({ length: times }, () => {
    const request = aRequest();
    const model = firstOf(router.decide(request))!;
    router.learn({ ...request, model, quality: random() < chances[model]! ? 1 : 0 });
    return model;
  });
}

Deno.test("decide() tries every model while nothing is known, however they are guessed to be", () => {
  const models = [0.35, 0.5, 0.6, 0.7].map((quality) => aModel(`guess-${quality}`, { quality }));
  const asked = live(aRouter(models), Object.fromEntries(models.map(({ id }) => [id, 0.5])), 100);
  assert.deepEqual(new Set(asked), new Set(models.map(({ id }) => id)));
});

Deno.test("decide() learns that one of three models is a tenth better, and tries the others less and less", () => {
  const router = aRouter(["a", "b", "better"].map((id) => aModel(id)));
  const asked = live(router, { a: 0.6, b: 0.6, better: 0.7 }, 3000);
  const others = (from: number, to: number) =>
    asked.slice(from, to).filter((id) => id !== "better").length;
  assert.ok(others(2000, 3000) < 250, String(others(2000, 3000)));
  assert.ok(others(2000, 3000) < others(0, 1000) / 2, String(others(0, 1000)));
});

Deno.test("decide() finds out that the best model got worse, sooner than its mean over all time says so", () => {
  const router = aRouter([aModel("a"), aModel("b")]);
  live(router, { a: 0.9, b: 0.6 }, 3000);
  const asked = live(router, { a: 0.3, b: 0.6 }, 2000);
  assert.ok(asked.slice(-200).filter((id) => id === "b").length > 180);
});

Deno.test("decide() falls back on the task for a group that it has not seen", () => {
  const router = aRouter([aModel("a"), aModel("b")]);
  for (const group of ["behavioral", "technical"]) {
    teach(router, { model: "a", quality: 0.9, times: 200 }, aRequest({ group }));
    teach(router, { model: "b", quality: 0.2, times: 200 }, aRequest({ group }));
  }
  const { figures } = router.decide(aRequest({ group: "cultural" }));
  const qualities = Object.fromEntries(figures.map(({ model, quality }) => [model, quality]));
  assert.ok(qualities.a! > 0.85 && qualities.b! < 0.25, JSON.stringify(qualities));
  const otherTask = router.decide(aRequest({ task: "follow_up" }));
  assert.ok(otherTask.figures.every(({ quality }) => quality === 0.5));
});

Deno.test("decide() knows groups apart that a task's mean hides", () => {
  const router = aRouter([aModel("a"), aModel("b")]);
  const [technical, cultural] = ["technical", "cultural"].map((group) => aRequest({ group }));
  teach(router, { model: "a", quality: 0.9, times: 200 }, technical);
  teach(router, { model: "a", quality: 0.4, times: 200 }, cultural);
  teach(router, { model: "b", quality: 0.65, times: 200 }, technical);
  teach(router, { model: "b", quality: 0.65, times: 200 }, cultural);
  assert.ok(countFirsts(router, { times: 50, request: technical }).a! >= 48);
  assert.ok(countFirsts(router, { times: 50, request: cultural }).b! >= 48);
});

Deno.test("decide() prefers the cheap model once a dollar is worth more", () => {
  const prices = { input: 10_000_000, cachedInput: 10_000_000, output: 30_000_000, audioSecond: 0 };
  const router = aRouter([aModel("dear", { prices }), aModel("cheap")]);
  teach(router, { model: "dear", quality: 0.8, times: 500 });
  teach(router, { model: "cheap", quality: 0.7, times: 500 });
  const at = (perDollar: number) =>
    firstOf(router.decide(aRequest({ objective: { perDollar, perSecond: 0 } })));
  assert.equal(at(0), "dear");
  assert.equal(at(20), "cheap");
});

Deno.test("decide() prefers the quick model once a second is worth more, and the idle one under load", () => {
  const models = [aModel("slow"), aModel("quick")];
  let inFlight = 0;
  const router = aRouter(models, {
    health: (id) => ({ ...WELL, inFlight: id === "slow" ? inFlight : 0 }),
  });
  teach(router, { model: "slow", quality: 0.8, times: 500 });
  teach(router, { model: "quick", quality: 0.7, times: 500 });
  for (const [model, totalMs] of [["slow", 9000], ["quick", 1000]] as const) {
    for (let time = 0; time < 20; time++) {
      router.learnLatency({
        task: "evaluate",
        model,
        firstTextMs: 500,
        totalMs,
        outputTokens: 300,
      });
    }
  }
  const at = (perSecond: number) =>
    firstOf(router.decide(aRequest({ objective: { perDollar: 0, perSecond } })));
  assert.equal(at(0), "slow");
  assert.equal(at(0.05), "quick");
  assert.equal(at(0.009), "slow");
  inFlight = 3;
  assert.equal(at(0.009), "quick");
});

Deno.test("decide() takes calls that were given up for as slow as they were by then, and for no shorter texts", () => {
  const router = aRouter([aModel("a")]);
  const waitMs = () => router.decide(aRequest()).figures[0]!.waitMs;
  const latency = { task: "evaluate", model: "a" } as const;
  const unseen = waitMs();
  router.learnLatency({ ...latency, firstTextMs: null, totalMs: 100, outputTokens: 0 });
  assert.equal(waitMs(), unseen);
  for (let time = 0; time < 60; time++) {
    router.learnLatency({ ...latency, firstTextMs: null, totalMs: 4_000, outputTokens: 3 });
  }
  assert.ok(waitMs() > unseen + 2_900 && waitMs() < unseen + 3_200);
  for (let time = 0; time < 200; time++) {
    router.learnLatency({ ...latency, firstTextMs: 800, totalMs: 3_800, outputTokens: 250 });
  }
  assert.ok(waitMs() < unseen + 400, "it is as quick again as it was taken to be");
});

Deno.test("decide() goes by what texts do to a model, within one group, and knows the coach as it is", () => {
  const router = aRouter([aModel("steady"), aModel("short only"), COACH_MODEL]);
  const short = aRequest({ text: "We shipped it in time." });
  const long = aRequest({ text: "And then we talked to every team about it. ".repeat(60) });
  const observations: TextObservation[] = [];
  for (let time = 0; time < 300; time++) {
    for (const { text, group } of [short, long]) {
      const features = featuresOf(`${text} That was in week ${time}.`);
      const quality = text === short.text ? 0.9 : 0.35;
      observations.push({ features, group, model: "steady", quality: 0.6 });
      observations.push({ features, group, model: "short only", quality });
    }
  }
  for (const { features: _, ...one } of observations) router.learn({ task: "evaluate", ...one });
  const coach = () => figuresOf(router, long).coach;
  const before = coach();
  router.takeUp(new Map([["evaluate", atOnce(fitTexts(observations))!]]));
  assert.ok(countFirsts(router, { times: 50, request: short })["short only"]! > 45);
  assert.ok(countFirsts(router, { times: 50, request: long })["steady"]! > 45);
  assert.equal(coach(), before);
  router.takeUp(new Map());
  assert.deepEqual(figuresOf(router, short), figuresOf(router, long));
});

const figuresOf = (router: Router, request: RouteRequest) =>
  Object.fromEntries(
    router.decide(request).figures.map(({ model, quality }) => [model, quality]),
  );

Deno.test("decide() gives the same answers to the same seed", () => {
  const once = () => live(aRouter([aModel("a"), aModel("b")]), { a: 0.5, b: 0.6 }, 200);
  assert.deepEqual(once(), once());
});

Deno.test("decide() says how likely its choice was", () => {
  const router = aRouter([aModel("a"), aModel("b"), aModel("c", { quality: 0.6 })]);
  const chances = new Map<string, number>();
  for (let time = 0; time < 3000; time++) {
    const { ranked, propensity } = router.decide(aRequest());
    chances.set(ranked[0]!.id, propensity!);
  }
  const counts = countFirsts(router, { times: 3000 });
  assert.ok(Math.abs([...chances.values()].reduce((sum, chance) => sum + chance) - 1) < 0.02);
  for (const [id, chance] of chances) assert.ok(Math.abs(counts[id]! / 3000 - chance) < 0.04, id);
});

Deno.test("learn() refuses what is no quality, learnLatency() what is no time", () => {
  const router = aRouter([aModel("a")]);
  const { task, group } = aRequest();
  for (const quality of [-0.1, 1.1, NaN]) {
    assert.throws(() => router.learn({ task, group, model: "a", quality }), RangeError);
  }
  const latency = { task, model: "a", firstTextMs: 1, totalMs: NaN, outputTokens: 1 };
  assert.throws(() => router.learnLatency(latency), RangeError);
  assert.deepEqual(router.table(), []);
});

Deno.test("table() shows what is believed of each model where it was seen", () => {
  const router = aRouter([aModel("a")]);
  teach(router, { model: "a", quality: 1, times: 50 });
  const [task, group] = router.table();
  assert.deepEqual([task!.task, task!.group, task!.model], ["evaluate", null, "a"]);
  assert.equal(group!.group, "behavioral");
  for (const { quality, deviation, observations } of [task!, group!]) {
    assert.ok(quality > 0.9 && quality < 1 && deviation < 0.1);
    assert.ok(observations > 49 && observations <= 50);
  }
});
