import assert from "node:assert/strict";
import { assertClose } from "../../../../tests/support/close.ts";
import { allocate, bestProbabilities } from "./allocate.ts";
import { normalPosterior, type Posterior, ratePosterior } from "./posterior.ts";

const beta = (a: number, b: number): Posterior => ratePosterior({ n: a + b - 2, successes: a - 1 });

// Expected values: the exact sum for two Beta variables (E. Miller, "Formulas for Bayesian A/B testing"),
// and quadrature for three, both by mpmath 1.3 with 15 digits and more.
Deno.test("bestProbabilities() agrees with the exact chances of rates", () => {
  assertClose(bestProbabilities([beta(50, 52), beta(52, 50)])[1]!, 0.610770522687839);
  assertClose(bestProbabilities([beta(1, 4), beta(3, 2)])[1]!, 0.928571428571429);
  assertClose(bestProbabilities([beta(601, 401), beta(651, 351)])[1]!, 0.989517670361105);
  assertClose(bestProbabilities([beta(1, 1), beta(3, 6), beta(8, 4)]), [
    0.328292450583,
    0.0316345161546,
    0.640073033262,
  ]);
});

Deno.test("bestProbabilities() agrees with quadrature for means", () => {
  const arms = [normalPosterior(0, 1), normalPosterior(0.5, 0.4), normalPosterior(0.3, 0.2)];
  assertClose(bestProbabilities(arms), [0.284792472582, 0.501618962676, 0.213588564742]);
});

// A rate of which nothing is known against one known well: E[1 - rate] = 0.4.
Deno.test("bestProbabilities() weighs a wide belief against a narrow one", () => {
  assertClose(bestProbabilities([beta(1, 1), beta(6000, 4000)]), [0.4, 0.6], 1e-8);
  assertClose(bestProbabilities([beta(1, 9999), beta(2, 9998)])[0]!, 0.25, 1e-4);
});

Deno.test("allocate() leaves every arm its floor and adds up to 1", () => {
  const shares = allocate([beta(500, 10), beta(10, 500), beta(10, 500)], { floor: 0.1 });
  assertClose(shares, [0.8, 0.1, 0.1]);
});

Deno.test("allocate() splits evenly while nothing is known", () => {
  assertClose(allocate([beta(1, 1), beta(1, 1), beta(1, 1)], { floor: 0.1 }), [
    1 / 3,
    1 / 3,
    1 / 3,
  ]);
});

Deno.test("allocate() refuses a floor that the arms cannot all have", () => {
  assert.throws(() => allocate([beta(1, 1), beta(1, 1)], { floor: 0.6 }), RangeError);
});
