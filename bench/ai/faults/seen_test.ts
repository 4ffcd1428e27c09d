import assert from "node:assert/strict";
import type { RunResult } from "../../../lib/ai/mod.ts";
import type { ScoredEvaluation } from "../../../lib/coach/mod.ts";
import { isWhole, see, storiesOf } from "./seen.ts";

const RESULT = {
  model: "bench/large",
  outcome: "complete",
  value: {},
  coachReason: null,
} as unknown as RunResult<ScoredEvaluation>;
const AUDIT = {
  attempts: 1,
  twice: 0,
  unbooked: 0,
  astrayNano: 0,
  costNano: 1,
  unusedNano: 0,
};

async function* broken() {
  yield { type: "switched", model: "bench/small" } as const;
  throw new Error("gone");
}

Deno.test("see() calls a run lost that throws, and isWhole() does not forgive it", async () => {
  const seen = await see(broken());
  assert.deepEqual(seen, { result: null, switches: 1 });
  assert.equal(isWhole({ name: "x", seen: [seen], audit: AUDIT }), false);
  assert.equal(isWhole({ name: "x", seen: [{ result: RESULT, switches: 0 }], audit: AUDIT }), true);
});

Deno.test("storiesOf() counts what was seen, the commonest first", () => {
  const whole = { result: RESULT, switches: 0 };
  const part = { result: { ...RESULT, outcome: "partial" as const }, switches: 1 };
  assert.equal(
    storiesOf([part, whole, whole, { result: null, switches: 0 }]),
    "2 x bench/large; 1 x a part of bench/large after a switch; 1 x nothing",
  );
});
