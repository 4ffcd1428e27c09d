import assert from "node:assert/strict";
import { assertClose } from "../../../../tests/support/close.ts";
import { studentCdf, studentQuantile } from "./student.ts";

// Expected values: mpmath 1.3 with 25 digits (quadrature of the density, and its root).

Deno.test("studentCdf() agrees with mpmath for whole and broken degrees", () => {
  assertClose([studentCdf(1.3, 5), studentCdf(2.5, 30.5), studentCdf(0.2, 866.3)], [
    0.874849682914661388,
    0.9909918770681041,
    0.579236240437208014,
  ]);
  assertClose(studentCdf(-1.3, 5), 1 - 0.874849682914661388);
});

Deno.test("studentQuantile() agrees with mpmath", () => {
  assertClose(
    [studentQuantile(0.975, 5), studentQuantile(0.95, 199.7), studentQuantile(0.0005, 2.5)],
    [2.570581835636316, 1.652519653659242, -18.27789352813065],
  );
});

Deno.test("studentQuantile() refuses chances of 0 and 1", () => {
  assert.throws(() => studentQuantile(0, 5), RangeError);
});
