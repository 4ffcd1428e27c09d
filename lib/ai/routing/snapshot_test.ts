import assert from "node:assert/strict";
import { aModel, aRequest, aRouter, teach } from "./__fixtures__/routers.ts";
import { mergeSnapshots, type RouterSnapshot } from "./snapshot.ts";
import type { Router } from "./types.ts";

const MODELS = [aModel("a"), aModel("b")];
const SEEN = [
  aRequest(),
  aRequest({ text: "I am not sure. Is it half of it?", group: "technical" }),
];

/** A router that saw some answers, of this quality. */
function experienced(quality: number, times = 40): Router {
  const router = aRouter(MODELS);
  for (const request of SEEN) {
    teach(router, { model: "a", quality, times }, request);
    teach(router, { model: "b", quality: 1 - quality, times: times / 2 }, request);
  }
  router.learnLatency({
    task: "evaluate",
    model: "a",
    firstTextMs: 90,
    totalMs: 700 * quality,
    outputTokens: 50,
  });
  return router;
}

function restored(snapshot: RouterSnapshot): Router {
  const router = aRouter(MODELS);
  router.restore(JSON.parse(JSON.stringify(snapshot)));
  return router;
}

/** Figures without what was drawn. */
const believed = (router: Router) =>
  SEEN.flatMap((request) => router.decide(request).figures)
    .map(({ model, quality, waitMs }) => ({ model, quality, waitMs }))
    .sort((one, other) => one.model.localeCompare(other.model));

function assertClose(actual: ReturnType<typeof believed>, expected: typeof actual, within: number) {
  assert.equal(actual.length, expected.length);
  actual.forEach(({ model, quality, waitMs }, index) => {
    assert.equal(model, expected[index]!.model);
    assert.ok(Math.abs(quality - expected[index]!.quality) < within, `${model} ${quality}`);
    assert.ok(Math.abs(waitMs / expected[index]!.waitMs - 1) < within, `${model} ${waitMs}`);
  });
}

Deno.test("restore() believes what the router of the snapshot believed", () => {
  const router = experienced(0.8);
  assertClose(believed(restored(router.snapshot())), believed(router), 1e-4);
});

Deno.test("restore() keeps what was learned here, and takes the place of what was restored before", () => {
  const router = experienced(0.8);
  const other = experienced(0.3).snapshot();
  router.restore(other);
  const once = believed(router);
  router.restore(other);
  assert.deepEqual(believed(router), once);
  router.restore(mergeSnapshots([]));
  assertClose(believed(router), believed(experienced(0.8)), 1e-4);
});

Deno.test("snapshot() of a restored router holds both what it learned and what it was given", () => {
  const first = restored(experienced(0.8).snapshot());
  teach(first, { model: "b", quality: 0.9, times: 30 });
  assertClose(believed(restored(first.snapshot())), believed(first), 1e-4);
});

Deno.test("mergeSnapshots() adds up what several learned, each once, in any order", () => {
  const [one, two] = [experienced(0.8), experienced(0.3)];
  const merged = mergeSnapshots([one.snapshot(), two.snapshot()]);
  assertClose(
    believed(restored(mergeSnapshots([two.snapshot(), one.snapshot()]))),
    believed(restored(merged)),
    1e-4,
  );
  // What one took over from two stands in two's own snapshot already.
  one.restore(two.snapshot());
  assertClose(
    believed(restored(mergeSnapshots([one.snapshot(), two.snapshot()]))),
    believed(restored(merged)),
    1e-4,
  );
  assertClose(believed(one), believed(restored(merged)), 1e-4);
  const count = (router: Router) => router.table().reduce((sum, row) => sum + row.observations, 0);
  const apart = count(experienced(0.8)) + count(experienced(0.3));
  assert.ok(Math.abs(count(restored(merged)) - apart) < 0.1);
});

Deno.test("restore() and mergeSnapshots() refuse another version", () => {
  const snapshot = { ...experienced(0.8).snapshot(), version: 1 };
  assert.throws(() => aRouter(MODELS).restore(snapshot), /got "1": delete it/);
  assert.throws(() => mergeSnapshots([snapshot]), RangeError);
});
