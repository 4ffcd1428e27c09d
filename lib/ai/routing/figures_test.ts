import assert from "node:assert/strict";
import { LatencyTable } from "./latency.ts";
import { chanceOfLargest } from "./propensity.ts";

const close = (actual: number, expected: number, within: number) =>
  assert.ok(Math.abs(actual - expected) < within, `${actual}, not ${expected}`);

Deno.test("chanceOfLargest() is what two normal draws have in closed form", () => {
  const one = { mean: 0.1, deviation: 0.3 };
  // Φ((0.1 - 0) / √(0.3² + 0.4²)) = Φ(0.2), from tables.
  close(chanceOfLargest(one, [{ mean: 0, deviation: 0.4 }]), 0.57926, 1e-4);
  close(chanceOfLargest(one, [one, one, one]), 0.25, 1e-4);
  assert.equal(chanceOfLargest(one, []), 1);
  assert.equal(chanceOfLargest(one, [{ mean: -10, deviation: 0.1 }]), 1);
  close(chanceOfLargest(one, [{ mean: 10, deviation: 0.1 }]), 0, 1e-9);
});

Deno.test("chanceOfLargest() takes a draw without deviation for a fixed number", () => {
  const fixed = { mean: 0.2, deviation: 0 };
  close(chanceOfLargest({ mean: 0, deviation: 1 }, [fixed]), 0.42074, 0.01);
  close(chanceOfLargest(fixed, [{ mean: 0, deviation: 1 }]), 0.57926, 1e-4);
});

Deno.test("LatencyTable moves from its guess to what was seen, for the output that is expected", () => {
  const table = new LatencyTable();
  const before = table.expect("a", { task: "evaluate", maxOutputTokens: 1000 });
  assert.equal(before.outputTokens, 500);
  for (let time = 0; time < 1000; time++) {
    table.learn({
      task: "evaluate",
      model: "a",
      firstTextMs: 200,
      totalMs: 1200,
      outputTokens: 100,
    });
  }
  const after = table.expect("a", { task: "evaluate", maxOutputTokens: 1000 });
  close(after.outputTokens, 100, 10);
  close(after.waitMs, 1200, 100);
  const shorter = table.expect("a", { task: "evaluate", maxOutputTokens: 50 });
  assert.equal(shorter.outputTokens, 50);
  close(shorter.waitMs, 200 + 500, 50);
  assert.deepEqual(table.expect("b", { task: "evaluate", maxOutputTokens: 1000 }), before);
});
