import assert from "node:assert/strict";

/** Asserts that a number is at most `within` off, or each of several numbers is. Infinities match themselves. */
export function assertClose(
  actual: number | readonly number[],
  expected: number | readonly number[],
  within = 1e-10,
): void {
  const pairs = [expected].flat().map((wanted, i) => [[actual].flat()[i]!, wanted] as const);
  assert.equal([actual].flat().length, pairs.length, "There must be as many numbers as expected");
  for (const [got, wanted] of pairs) {
    assert.ok(
      Object.is(got, wanted) || Math.abs(got - wanted) <= within,
      `Expected ${wanted} within ${within}, got ${got}`,
    );
  }
}
