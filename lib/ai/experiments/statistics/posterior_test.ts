import { assertClose } from "../../../../tests/support/close.ts";
import { meanPosterior, ratePosterior } from "./posterior.ts";

Deno.test("ratePosterior() is Beta(1 + successes, 1 + failures)", () => {
  const { mean, deviation, density, cdf } = ratePosterior({ n: 10, successes: 7 });
  assertClose(mean, 8 / 12);
  assertClose(cdf(0.5), 0.11328125); // I_0.5(8, 4) = P(Binomial(11, 0.5) >= 8)
  assertClose(deviation, Math.sqrt(32 / (144 * 13)));
  assertClose(density(0.5), 1320 / 2 ** 10); // 1 / B(8, 4) = 11! / (7! 3!)
  assertClose([density(0), density(1)], [0, 0]);
});

Deno.test("meanPosterior() weighs the prior by its units and the data by theirs", () => {
  const prior = { mean: 2, variance: 4, strength: 2 };
  const { mean, cdf } = meanPosterior({ n: 8, mean: 3, variance: 1 }, prior);
  assertClose(mean, 2.8);
  assertClose(cdf(2.8), 0.5);
  const empty = meanPosterior({ n: 0, mean: 0, variance: 0 }, prior);
  assertClose([empty.mean, empty.cdf(2 + Math.SQRT2)], [2, 0.841344746068543]);
});
