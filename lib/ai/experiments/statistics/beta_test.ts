import fc from "fast-check";
import { assertClose } from "../../../../tests/support/close.ts";
import { betaCdf } from "./beta.ts";

// Expected values: mpmath 1.3 with 25 digits (betainc, or quadrature of the density).

Deno.test("betaCdf() agrees with mpmath", () => {
  assertClose(
    [
      betaCdf(0.4, { a: 2, b: 3 }),
      betaCdf(0.1, { a: 0.5, b: 0.5 }),
      betaCdf(0.49, { a: 50, b: 52 }),
      betaCdf(0.999, { a: 2500, b: 0.5 }),
      betaCdf(0.55, { a: 500, b: 400 }),
    ],
    [
      0.5248,
      0.20483276469913345754,
      0.498940716647793593,
      0.0253180245648875293,
      0.367857619699622,
    ],
    1e-12,
  );
});

Deno.test("betaCdf() mirrors: I_x(a, b) = 1 - I_(1-x)(b, a)", () => {
  const shape = fc.double({ min: 0.5, max: 500, noNaN: true });
  fc.assert(
    fc.property(
      shape,
      shape,
      fc.double({ min: 0.01, max: 0.99, noNaN: true }),
      (a, b, x) => assertClose(betaCdf(x, { a, b }) + betaCdf(1 - x, { a: b, b: a }), 1),
    ),
  );
});

Deno.test("betaCdf() is 0 below and 1 above its range", () => {
  assertClose([betaCdf(-1, { a: 2, b: 2 }), betaCdf(2, { a: 2, b: 2 })], [0, 1]);
});
