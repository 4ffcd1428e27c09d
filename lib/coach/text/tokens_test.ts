import assert from "node:assert/strict";
import { normalise, tokenise } from "./tokens.ts";

const CASES: readonly (readonly [text: string, words: readonly string[]])[] = [
  ["", []],
  ["...!?", []],
  ["I didn’t agree", ["i", "didn't", "agree"]],
  ["cut costs by 40%", ["cut", "costs", "by", "40%"]],
  ["$3.5m in 2,400 orders", ["$3.5m", "in", "2,400", "orders"]],
  ["co-worker's idea", ["co-worker's", "idea"]],
  ["one.Two", ["one", "two"]],
  ["naïve café", ["naïve", "café"]],
];

Deno.test("tokenise() splits words, figures and contractions", () => {
  for (const [text, words] of CASES) {
    assert.deepEqual(tokenise(text).map(({ norm }) => norm), words, text);
  }
});

Deno.test("tokenise() gives offsets that cut the words out of the text", () => {
  const text = "İ said: “We’re done” — 95% 🙂 finished";
  for (const { norm, start, end } of tokenise(text)) {
    assert.equal(text.slice(start, end).toLowerCase().replaceAll("’", "'"), norm);
  }
});

Deno.test("normalise() is the same for typed and for recognised words", () => {
  assert.equal(
    normalise(tokenise("As a result, we shipped it!")),
    normalise(tokenise("as a result we shipped it")),
  );
});
