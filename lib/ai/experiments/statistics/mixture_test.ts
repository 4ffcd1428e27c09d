import assert from "node:assert/strict";
import { assertClose } from "../../../../tests/support/close.ts";
import {
  bestRho,
  boundary,
  closedUpperBoundary,
  logMixture,
  logUpperMixture,
  upperBoundary,
} from "./mixture.ts";

// gostevehoward/confseq test/uniform_boundaries_unittest.cpp, TestTwoSidedNormalMixture and
// TestOneSidedNormalMixture: "target values are from a reference implementation in R".
const V = 100;
const ALPHA = 0.05;

Deno.test("bestRho(), logMixture() and boundary() give confseq's two-sided values", () => {
  const rho = bestRho(V, ALPHA);
  assertClose(rho, 12.60056, 1e-5);
  assertClose(logMixture(10, { v: V, rho }), -0.6510052, 1e-5);
  assertClose(boundary(V, { alpha: ALPHA, rho }), 30.35209, 1e-5);
});

Deno.test("logUpperMixture() and upperBoundary() give confseq's one-sided values", () => {
  const rho = bestRho(V, 2 * ALPHA);
  assertClose(logUpperMixture(10, { v: V, rho }), -0.06502391, 1e-5);
  assertClose(upperBoundary(V, { alpha: ALPHA, rho }), 27.66071, 1e-5);
});

Deno.test("closedUpperBoundary() is a little wider than upperBoundary(), never narrower", () => {
  for (const v of [1, 10, 100, 10_000]) {
    const options = { alpha: ALPHA, rho: bestRho(V, 2 * ALPHA) };
    const ratio = closedUpperBoundary(v, options) / upperBoundary(v, options);
    assert.ok(ratio >= 1 && ratio < 1.02, `at ${v}: ${ratio}`);
  }
});

// tensorzero/tensorzero asymptotic_confidence_sequences.rs, test_margin_calculation_correctness: its
// formula (Waudby-Smith et al. 2024, Proposition 2.5), written out as its test does.
Deno.test("boundary() gives the margin of TensorZero's asymp_cs", () => {
  const [n, variance, alpha, rho] = [100, 0.25, 0.05, 0.296];
  const inner = n * variance * rho ** 2 + 1;
  const margin = Math.sqrt(inner / (n * rho) ** 2 * Math.log(inner / alpha ** 2));
  assertClose(boundary(n * variance, { alpha, rho: 1 / rho ** 2 }) / n, margin);
});

// The closed form that the R package mixtureSPRT documents (Johari, Koomen, Pekelis & Walsh, KDD 2017),
// the mSPRT that Statsig's documentation names.
Deno.test("logMixture() is the log of the mSPRT's likelihood ratio", () => {
  const [n, sigma, tau, apart] = [340, 1.3, 0.4, 0.21];
  const spread = 2 * sigma ** 2 + n * tau ** 2;
  const ratio = Math.sqrt(2 * sigma ** 2 / spread) *
    Math.exp((n * tau * apart) ** 2 / (4 * sigma ** 2 * spread));
  const deviation = Math.sqrt(2) * sigma;
  const log = logMixture(n * apart / deviation, { v: n, rho: (deviation / tau) ** 2 });
  assertClose(log, Math.log(ratio));
});

Deno.test("bestRho() gives the tightest boundary at its time", () => {
  const rho = bestRho(V, ALPHA);
  const width = (factor: number): number => boundary(V, { alpha: ALPHA, rho: rho * factor });
  assert.ok(width(1) < width(0.7) && width(1) < width(1.4));
});

Deno.test("bestRho() refuses times and alphas out of range", () => {
  assert.throws(() => bestRho(0, 0.05), RangeError);
  assert.throws(() => bestRho(100, 1), RangeError);
});
