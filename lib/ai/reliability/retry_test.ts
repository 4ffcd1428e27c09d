import assert from "node:assert/strict";
import { ProviderError, type ProviderErrorKind } from "../spec/errors.ts";
import { backoffMs, mayRetry } from "./retry.ts";

const error = (kind: ProviderErrorKind, retryAfterMs?: number) =>
  new ProviderError("no", { kind, model: "a", retryAfterMs });

Deno.test("mayRetry() asks the same model twice more at most, and only where that may help", () => {
  assert.deepEqual(
    [1, 2, 3].map((failures) => mayRetry(error("overloaded"), failures)),
    [true, true, false],
  );
  for (const kind of ["rejected", "over_budget", "unavailable", "timeout"] as const) {
    assert.equal(mayRetry(error(kind), 1), false, kind);
  }
});

Deno.test("backoffMs() draws from 0 to a bound that doubles", () => {
  const bounds = [1, 2, 3].map((failures) =>
    backoffMs(error("overloaded"), failures, { random: () => 1 })
  );
  assert.deepEqual(bounds, [200, 400, 800]);
  assert.equal(backoffMs(error("overloaded"), 3, { random: () => 0 }), 0);
});

Deno.test("backoffMs() is what the provider asked for, where it did", () => {
  assert.equal(backoffMs(error("rate_limited", 1_500), 2, { random: () => 0 }), 1_500);
});
