import assert from "node:assert/strict";
import { conclude } from "./conclude.ts";

const estimate = (value: number, lower: number, upper: number) => ({ value, lower, upper });
const outcome = (lower: number, upper: number) => ({
  people: 40,
  r: estimate(0.3, 0.1, 0.5),
  error: { less: estimate(0.1, lower / 2, upper / 2), share: estimate(0.2, lower, upper) },
  unseen: true,
});

Deno.test("conclude() finds a gain only where both intervals are above 0", () => {
  assert.match(conclude(outcome(0.05, 0.4))[0]!, /: a gain is shown\.$/);
  assert.match(conclude(outcome(-0.05, 0.4))[0]!, /: no gain is shown\.$/);
  const weak = { ...outcome(0.05, 0.4), r: estimate(0.3, -0.1, 0.5) };
  assert.match(conclude(weak)[0]!, /: no gain is shown\.$/);
});

Deno.test("conclude() holds the claim against the interval", () => {
  assert.match(conclude(outcome(0.12, 0.4))[1]!, /at least as large as claimed/);
  assert.match(conclude(outcome(0.01, 0.09))[1]!, /smaller than claimed/);
  assert.match(conclude(outcome(0.05, 0.4))[1]!, /does not settle/);
});

Deno.test("conclude() says post hoc of interviews that the columns were chosen on", () => {
  const seen = conclude({ ...outcome(0.12, 0.4), unseen: false });
  assert.match(seen[0]!, /a gain is shown on these interviews\.$/);
  assert.match(seen[2]!, /post hoc, and likely less on others/);
});

Deno.test("conclude() always says that delivery is never scored", () => {
  for (const unseen of [true, false]) {
    assert.match(conclude({ ...outcome(0.1, 0.2), unseen }).join("\n"), /never scores/);
  }
});
