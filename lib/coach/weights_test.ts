import assert from "node:assert/strict";
import { overallScore, WEIGHTS } from "./weights.ts";

const all = (score: number) => ({
  structure: score,
  specificity: score,
  ownership: score,
  relevance: score,
  length: score,
});

Deno.test("WEIGHTS are non-negative and keep the overall figure in 0..1", () => {
  assert.ok(Object.values(WEIGHTS).every((weight) => weight >= 0));
  assert.equal(overallScore(all(0)), 0);
  assert.ok(Math.abs(overallScore(all(1)) - 1) < 1e-9);
});

Deno.test("overallScore() weighs what was judged, and nothing else", () => {
  assert.equal(overallScore({ relevance: 0.5 }), 0.5);
  const { structure, length } = WEIGHTS;
  const expected = length / (structure + length);
  assert.ok(Math.abs(overallScore({ structure: 0, length: 1 }) - expected) < 1e-9);
  assert.equal(overallScore({}), 0);
});
