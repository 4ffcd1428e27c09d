import { assertClose } from "../../../../tests/support/close.ts";
import { lowest, risingRoot } from "./root.ts";

Deno.test("risingRoot() finds where a function passes zero, or the nearer end", () => {
  assertClose(risingRoot((x) => x * x - 2, { lower: 0, upper: 4 }), Math.SQRT2, 1e-15);
  assertClose(risingRoot(() => -1, { lower: 0, upper: 4 }), 4);
  assertClose(risingRoot(() => 1, { lower: 0, upper: 4 }), 0);
});

Deno.test("lowest() finds the bottom of a valley, also at an end", () => {
  assertClose(lowest((x) => (x - 0.3) ** 2, { lower: -2, upper: 5 }), 0.3, 1e-7);
  assertClose(lowest((x) => x, { lower: -2, upper: 5 }), -2, 1e-7);
});
