import assert from "node:assert/strict";
import { factorise, solve } from "./cholesky.ts";
import { LatencyTable } from "./latency.ts";
import { chanceOfLargest } from "./propensity.ts";
import { TRAITS, traitsOf } from "./traits.ts";

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

Deno.test("solve() solves what has a known solution", () => {
  // [[4, 2], [2, 3]] x = [10, 9] has x = [1.5, 2].
  const [first, second] = solve(factorise([4, 2, 3], 2), [10, 9]);
  close(first!, 1.5, 1e-12);
  close(second!, 2, 1e-12);
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

Deno.test("traitsOf() gives finite numbers for any text, and tells texts apart", () => {
  for (const text of ["", "9".repeat(400), "\u{1F600} ($5)", "日本語です", "a\n".repeat(5000)]) {
    const traits = traitsOf(text);
    assert.equal(traits.length, TRAITS);
    assert.ok(traits.every(Number.isFinite), text.slice(0, 20));
  }
  const [words, , capitals, questions, amounts, people] = traitsOf("Is it half of my work?");
  assert.ok([words, capitals, questions, amounts, people].every((value) => value! > 0));
});
