import assert from "node:assert/strict";
import { estimateTokens } from "./tokens.ts";

Deno.test("estimateTokens() is 0 for nothing and at least 1 for anything", () => {
  assert.equal(estimateTokens(""), 0);
  assert.equal(estimateTokens("a"), 1);
  assert.equal(estimateTokens("\n"), 1);
  assert.equal(estimateTokens("日本語"), 3);
});

Deno.test("estimateTokens() counts plain English at somewhat more than three quarters of a word", () => {
  const text =
    "In my last job I was the lead of a small team of four people. Our biggest customer wanted a new report in two weeks.";
  const words = text.split(" ").length;
  const tokens = estimateTokens(text);
  assert.ok(tokens >= words && tokens <= words * 1.6, String(tokens));
});

Deno.test("estimateTokens() adds up: a text is what its lines are, and line ends", () => {
  assert.equal(
    estimateTokens("one two\nthree"),
    estimateTokens("one two") + 1 + estimateTokens("three"),
  );
});
