import assert from "node:assert/strict";
import { assertClose } from "../../../tests/support/close.ts";
import { declare } from "./__fixtures__/population.ts";
import { type Group, sampleOf } from "./__fixtures__/sample.ts";
import { countedUnits, sampleRatioOf } from "./sample.ts";

const SHARES = [[0.5, 0.5], [0.1, 0.9]];

const ratioOf = (sizes: readonly (readonly [number, number])[]) => {
  const groups: readonly Group[] = sizes.flatMap(([control, concise], epoch) => [
    { arm: 0, epoch, n: control, ones: 0 },
    { arm: 1, epoch, n: concise, ones: 0 },
  ]);
  return sampleRatioOf(sampleOf(declare(), groups, { shares: SHARES.slice(0, sizes.length) }));
};

Deno.test("sampleRatioOf() finds a variant that loses units", () => {
  assert.equal(ratioOf([[210, 190]]).isMismatch, false);
  assert.equal(ratioOf([[250, 150]]).isMismatch, true);
});

Deno.test("sampleRatioOf() follows shares that change", () => {
  const right = ratioOf([[205, 195], [42, 358]]);
  assert.equal(right.isMismatch, false);
  assert.deepEqual(right.counts, [247, 553]);
  assertClose(right.expected, [240, 560]);
  assert.equal(ratioOf([[205, 195], [200, 200]]).isMismatch, true);
  assert.equal(ratioOf([[3, 3], [40, 10]]).isMismatch, false, "too few to tell");
});

Deno.test("countedUnits() leaves out who came between a stop and the shares that follow", () => {
  const groups = [{ arm: 0, n: 10, ones: 0 }, { arm: 1, n: 10, ones: 0 }, {
    arm: 0,
    epoch: 1,
    n: 5,
    ones: 0,
  }];
  const stops = [{ variant: "concise", reason: "", at: 55_000 }];
  const sample = sampleOf(declare(), groups, { shares: [[0.5, 0.5], [1, 0]], stops });
  const counted = countedUnits(sample);
  assert.equal(counted.length, 6 + 6 + 5);
  assert.ok(counted.every(({ epoch, at }) => epoch === 1 || at <= 55_000));
});
