import assert from "node:assert/strict";
import { declare } from "./__fixtures__/population.ts";
import { type Group, sampleOf } from "./__fixtures__/sample.ts";
import { nextShares } from "./shares.ts";

const HOUR_MS = 60 * 60_000;
const THOMPSON = declare({ allocation: "thompson" });
const BETTER: readonly Group[] = [{ arm: 0, n: 200, ones: 80 }, { arm: 1, n: 200, ones: 150 }];
const DUE = { now: HOUR_MS, isTrusted: true };

const rounded = (shares: readonly number[] | null) =>
  shares?.map((share) => Number(share.toFixed(2))) ?? null;

Deno.test("nextShares() gives the better variant more, an hour after the last change", () => {
  const sample = sampleOf(THOMPSON, BETTER);
  assert.deepEqual(rounded(nextShares(sample, DUE)), [0.1, 0.9]);
  assert.equal(nextShares(sample, { ...DUE, now: HOUR_MS - 1 }), null);
  assert.equal(nextShares(sample, { ...DUE, isTrusted: false }), null);
  assert.equal(nextShares({ ...sample, experiment: declare() }, DUE), null, "fixed");
});

Deno.test("nextShares() gives most to those that are hardest to tell apart, if that is what is wanted", () => {
  const variants = [{ id: "far", share: 0.4 }, { id: "near", share: 0.2 }, {
    id: "best",
    share: 0.2,
  }];
  const groups: readonly Group[] = [
    { arm: 0, n: 200, ones: 40 },
    { arm: 1, n: 100, ones: 65 },
    { arm: 2, n: 100, ones: 75 },
  ];
  const shares = (allocation: "thompson" | "track_and_stop") =>
    rounded(nextShares(sampleOf(declare({ allocation, variants }), groups), DUE));
  assert.deepEqual(shares("track_and_stop"), [0.08, 0.38, 0.34]);
  assert.deepEqual(shares("thompson"), [0.08, 0.12, 0.6]);
});

Deno.test("nextShares() knows which metrics are better when lower", () => {
  const sample = sampleOf(declare({ allocation: "thompson", metric: "abstention" }), []);
  const units = sampleOf(THOMPSON, BETTER).units.map((unit) => ({
    ...unit,
    values: { abstention: unit.values.validity! },
  }));
  assert.deepEqual(rounded(nextShares({ ...sample, units }, DUE)), [0.9, 0.1]);
});

Deno.test("nextShares() changes nothing by fewer than 50 units, nor by a little", () => {
  const few = [{ arm: 0, n: 200, ones: 80 }, { arm: 1, n: 49, ones: 45 }];
  assert.equal(nextShares(sampleOf(THOMPSON, few), DUE), null);
  const shares = [[0.5, 0.5], [0.1, 0.9]];
  const later = { ...DUE, now: 2 * HOUR_MS };
  assert.equal(nextShares(sampleOf(THOMPSON, BETTER, { shares }), later), null);
});

Deno.test("nextShares() takes a stopped variant's share at once, and keeps the part that takes part", () => {
  const variants = [
    { id: "control", share: 0.2 },
    { id: "bad", share: 0.3 },
    { id: "good", share: 0.1 },
  ];
  const stops = [{ variant: "bad", reason: "", at: 5 }];
  const sample = sampleOf(declare({ variants }), [], { stops });
  assert.deepEqual(rounded(nextShares(sample, { now: 10, isTrusted: false })), [0.4, 0, 0.2]);
});
