import assert from "node:assert/strict";
import type { Evidence, ScoredEvaluation } from "../../../../lib/coach/mod.ts";
import { QuoteNumbers } from "./marks.ts";

const TEXT = "we had promised the client and then we shipped it";

const at = (start: number, end: number): Evidence => ({
  quote: TEXT.slice(start, end),
  start,
  end,
  startMs: null,
});

function evaluationOf(advised: Evidence, remarked: readonly Evidence[]): ScoredEvaluation {
  return {
    outcome: "scored",
    author: { kind: "coach", name: "coach", version: "1" },
    overall: 0.5,
    dimensions: [{ id: "structure", score: 0.5, remark: "", evidence: remarked }],
    advice: [{ dimension: "structure", title: "", why: "", evidence: advised, example: "" }],
    followUp: "",
  };
}

Deno.test("QuoteNumbers numbers a quote once, advice first", () => {
  const numbers = new QuoteNumbers(evaluationOf(at(27, 49), [at(0, 26), at(27, 49)]));
  assert.equal(numbers.numberOf(at(27, 49)), 1);
  assert.equal(numbers.numberOf(at(0, 26)), 2);
});

Deno.test("QuoteNumbers.cut() keeps every letter in order when quotes overlap", () => {
  const pieces = new QuoteNumbers(evaluationOf(at(3, 30), [at(20, 49)])).cut(TEXT);
  assert.equal(pieces.map(({ text }) => text).join(""), TEXT);
  assert.deepEqual(pieces.map(({ numbers }) => numbers), [[], [1], [1, 2], [2]]);
  assert.deepEqual(pieces.map(({ begins }) => begins), [[], [1], [2], []]);
});

Deno.test("QuoteNumbers.cut() gives the whole text without an evaluation", () => {
  assert.deepEqual(new QuoteNumbers().cut(TEXT), [{ text: TEXT, numbers: [], begins: [] }]);
});
