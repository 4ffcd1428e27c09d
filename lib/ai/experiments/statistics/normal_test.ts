import assert from "node:assert/strict";
import { assertClose } from "../../../../tests/support/close.ts";
import { normalCdf, normalQuantile } from "./normal.ts";

// Expected values: mpmath 1.3 with 25 digits (ncdf, and its root).

Deno.test("normalCdf() agrees with mpmath", () => {
  assertClose([-1.5, 0.3, 2.1].map(normalCdf), [
    0.066807201268858066,
    0.61791142218895263,
    0.98213557943718345,
  ], 1e-12);
  assertClose(normalCdf(-8) / 6.2209605742717841235e-16, 1);
});

Deno.test("normalQuantile() agrees with mpmath into the far tail", () => {
  assertClose([1e-300, 1e-5, 0.025, 0.3, 0.975].map(normalQuantile), [
    -37.047096299361199,
    -4.2648907939228246,
    -1.9599639845400542,
    -0.524400512708040784,
    1.9599639845400542,
  ]);
});

Deno.test("normalQuantile() is infinite at 0 and 1 and refuses what is no chance", () => {
  assertClose([normalQuantile(0), normalQuantile(0.5), normalQuantile(1)], [
    -Infinity,
    0,
    Infinity,
  ]);
  assert.throws(() => normalQuantile(1.1), RangeError);
});
