import assert from "node:assert/strict";
import { assertClose } from "../../../../tests/support/close.ts";
import { drawIndex, seededRandom } from "../../../random.ts";
import { SAMPLE_RATIO_ALPHA, sampleRatioP, sequentialSampleRatioP } from "./sample_ratio.ts";

// growthbook/growthbook packages/stats/tests/test_gbstats.py, TestHelpers.test_srm.
Deno.test("sampleRatioP() gives GrowthBook's p-value", () => {
  assertClose(sampleRatioP([1000, 1200], [0.5, 0.5]), 0.000020079, 1e-9);
});

// exp(-x / 2) is the tail of two degrees of freedom.
Deno.test("sampleRatioP() takes any number of arms, and weights that do not add up to 1", () => {
  const statistic = 17 ** 2 / 303 + 9 / 303 + 14 ** 2 / 404;
  assertClose(sampleRatioP([320, 300, 390], [3, 3, 4]), Math.exp(-statistic / 2));
});

Deno.test("sampleRatioP() leaves out arms of weight 0 and is 1 without units", () => {
  assertClose(sampleRatioP([1000, 1200, 5], [1, 1, 0]), 0.000020079, 1e-9);
  assert.equal(sampleRatioP([0, 0], [1, 1]), 1);
  assert.equal(sampleRatioP([100], [1]), 1);
  assert.throws(() => sampleRatioP([1, 2], [1]), RangeError);
});

// growthbook/growthbook packages/stats/tests/test_ssrm.py asks for these two only to lie on either side
// of 0.05; the values are mpmath's (loggamma with 30 digits) for the same Bayes factor.
Deno.test("sequentialSampleRatioP() gives one over the Dirichlet Bayes factor", () => {
  assertClose(sequentialSampleRatioP([500, 600], [0.5, 0.5]), 0.671450726494973, 1e-9);
  assert.equal(sequentialSampleRatioP([500, 500], [0.5, 0.5]), 1);
  assertClose(sequentialSampleRatioP([100, 900], [0.5, 0.5]) / 2.36789975486409e-13, 1, 1e-8);
});

Deno.test("sequentialSampleRatioP() stays calm over many looks at a fair split", () => {
  const random = seededRandom(5);
  let alarms = 0;
  for (let run = 0; run < 100; run++) {
    const counts = [0, 0, 0];
    let least = 1;
    for (let unit = 1; unit <= 600; unit++) {
      counts[drawIndex(random, [1, 1, 2])]! += 1;
      least = Math.min(least, sequentialSampleRatioP(counts, [1, 1, 2], { concentration: 100 }));
    }
    alarms += least < 0.05 ? 1 : 0;
  }
  assert.ok(alarms <= 10, `${alarms} false alarms of 100, where 5 are promised at most on average`);
});

Deno.test("sequentialSampleRatioP() reports units lost from one arm", () => {
  assert.ok(sequentialSampleRatioP([5000, 4300], [1, 1]) < SAMPLE_RATIO_ALPHA);
});
