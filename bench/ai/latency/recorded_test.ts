import assert from "node:assert/strict";
import { seededRandom } from "../../../lib/random.ts";
import { assertClose } from "../../../tests/support/close.ts";
import { drawFirstTextMs, GPT_4O_MINI, quantileOf } from "./recorded.ts";

Deno.test("quantileOf() goes through what was published, and rises in between", () => {
  const shares = [0.5, 0.95, 0.99, 1];
  assert.deepEqual(shares.map((share) => quantileOf(GPT_4O_MINI, share)), [536, 844, 4461, 5946]);
  const fine = Array.from({ length: 101 }, (_, n) => quantileOf(GPT_4O_MINI, n / 100));
  assert.ok(fine.every((ms, at) => at === 0 || ms > fine[at - 1]!));
});

Deno.test("drawFirstTextMs() draws with the published percentiles", () => {
  const random = seededRandom(3);
  const drawn = Array.from({ length: 20_000 }, () => drawFirstTextMs(GPT_4O_MINI, random)).sort(
    (a, b) => a - b,
  );
  assertClose(drawn[10_000]! / 536, 1, 0.02);
  assertClose(drawn[19_000]! / 844, 1, 0.05);
});
