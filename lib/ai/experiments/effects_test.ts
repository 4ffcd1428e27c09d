import assert from "node:assert/strict";
import { assertClose } from "../../../tests/support/close.ts";
import { declare } from "./__fixtures__/population.ts";
import { sampleOf } from "./__fixtures__/sample.ts";
import { adaptiveMoments } from "./adaptive.ts";
import { effectsOf } from "./effects.ts";

Deno.test("adaptiveMoments() scores every unit but the first, by what was seen before it", () => {
  const { means, differences } = adaptiveMoments([
    { arm: 0, value: 4, shares: [0.5, 0.5] },
    { arm: 1, value: 6, shares: [0.5, 0.5] },
    { arm: 1, value: 8, shares: [0.2, 0.8] },
    { arm: 0, value: 5, shares: [1, 0] },
  ], 2);
  // Control: 4, 4, then 4 + (5 - 4) / 1. Treatment: 4 + (6 - 4) / 0.5 and 6 + (8 - 6) / 0.8.
  assert.deepEqual(means.map(({ n }) => n), [3, 2]);
  assertClose(means.map(({ mean }) => mean), [13 / 3, (8 + 8.5) / 2]);
  assert.equal(differences[1]!.n, 2);
  assertClose(differences[1]!.mean, (4 + 4.5) / 2);
  assert.equal(differences[0]!.n, 0);
});

Deno.test("effectsOf() is not deceived by a good week in which one variant had most units", () => {
  const weeks = [
    { arm: 0, epoch: 0, n: 200, ones: 40 },
    { arm: 1, epoch: 0, n: 200, ones: 40 },
    { arm: 0, epoch: 1, n: 80, ones: 64 },
    { arm: 1, epoch: 1, n: 720, ones: 576 },
  ];
  const shares = [[0.5, 0.5], [0.1, 0.9]];
  const found = (allocation: string) =>
    effectsOf(sampleOf(declare({ allocation }), weeks, { shares }), "validity")[1]!.difference!;
  assert.ok(found("fixed").value > 0.25, "plain means are");
  assertClose(found("thompson").value, 0, 0.05);
});

Deno.test("effectsOf() gives the plain means where shares are fixed", () => {
  const [control, concise] = effectsOf(
    sampleOf(declare(), [{ arm: 0, n: 60, ones: 30 }, { arm: 1, n: 50, ones: 40 }]),
    "validity",
  );
  assert.deepEqual([control!.n, concise!.n], [60, 50]);
  assertClose([control!.mean.value, concise!.mean.value], [0.5, 0.8]);
  assertClose(concise!.difference!.value, 0.3);
  assert.equal(concise!.difference!.isAdjusted, false);
});

Deno.test("effectsOf() takes out what was before, wherever its zero is, and of whom nothing is known", () => {
  const plain = sampleOf(declare(), [{ arm: 0, n: 60, ones: 30 }, { arm: 1, n: 60, ones: 36 }]);
  const found = (zero: number) => {
    const units = plain.units.map((unit, i) => ({
      ...unit,
      before: i % 4 === 0 ? {} : { validity: zero + unit.values.validity! + (i % 3) / 3 },
    }));
    return effectsOf({ ...plain, units }, "validity")[1]!.difference!;
  };
  assert.ok(found(0).isAdjusted);
  assert.ok(
    found(0).standardError < 0.8 * effectsOf(plain, "validity")[1]!.difference!.standardError,
  );
  assertClose(found(100).value, found(0).value);
  assertClose(found(100).standardError, found(0).standardError);
});
