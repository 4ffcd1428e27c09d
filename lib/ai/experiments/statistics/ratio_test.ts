import { assertClose } from "../../../../tests/support/close.ts";
import { RATIO_CONTROL } from "./__fixtures__/growthbook_arms.ts";
import { marginal } from "./joint_moments.ts";
import { ratios } from "./ratio.ts";

// GrowthBook's vectors for ratios are in cuped_test.ts. This is the variance as Eppo documents it
// (docs.geteppo.com "Statistical nitty-gritty", Ratio metrics), times n for one unit.
Deno.test("ratios() gives the ratio of the means and its variance by the delta method", () => {
  const { n, means: [y, z], covariances: [[yy, yz], [, zz]] } = RATIO_CONTROL as {
    readonly n: number;
    readonly means: readonly [number, number];
    readonly covariances: readonly [readonly [number, number], readonly [number, number]];
  };
  const variance = (y / z) ** 2 * (yy / y ** 2 + zz / z ** 2 - 2 * yz / (y * z));
  const ratio = marginal(ratios(RATIO_CONTROL), 0);
  assertClose([ratio.n, ratio.mean, ratio.variance], [n, y / z, variance], 1e-12);
});
