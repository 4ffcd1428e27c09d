import { assertClose } from "../../../../tests/support/close.ts";
import { chiSquaredTail, logGamma, upperGamma } from "./gamma.ts";

// Expected values: mpmath 1.3 with 30 digits (loggamma, gammainc).

Deno.test("logGamma() agrees with mpmath", () => {
  assertClose([0.1, 0.5, 3.7, 12.5].map(logGamma), [
    2.252712651734205902,
    0.57236494292470008707,
    1.4280723266653881292,
    18.734347511936445702,
  ], 1e-13);
  assertClose(logGamma(10500.25) / 86719.474784435988676, 1, 1e-14);
});

Deno.test("upperGamma() agrees with mpmath in the middle, far tails and large shapes", () => {
  assertClose([upperGamma(0.5, 0.1), upperGamma(3, 2.5), upperGamma(50, 60)], [
    0.65472084601857702044,
    0.543813115883329518,
    0.084406681093691829623,
  ], 1e-12);
  assertClose(upperGamma(5000, 5100), 0.079328881077618976758);
  assertClose(upperGamma(0.5, 40) / 3.7440973842028987636e-19, 1, 1e-12);
});

Deno.test("chiSquaredTail() is 1 at 0 and the usual 5 % at 3.841", () => {
  assertClose(chiSquaredTail(0, 1), 1);
  assertClose(chiSquaredTail(3.841458820694124, 1), 0.05);
});
