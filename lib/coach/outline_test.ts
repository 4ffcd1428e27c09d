import assert from "node:assert/strict";
import { STRONG, WEAK } from "./__fixtures__/answers.ts";
import { input } from "./__fixtures__/transcripts.ts";
import { outline } from "./outline.ts";
import { QUESTION_TYPES } from "./types.ts";

Deno.test("outline() has own words for the parts that are there, and blanks for the others", () => {
  const sentences = outline(input("behavioral", WEAK.behavioral))!;
  assert.ok(sentences.includes("As a result, [what changed, in numbers] within [how long]."));
  assert.ok(sentences.some((sentence) => /supplier|client/.test(sentence)), sentences.join("\n"));
});

Deno.test("outline() of an answer that has all parts has no blanks", () => {
  for (const type of QUESTION_TYPES) {
    const sentences = outline(input(type, STRONG[type]))!;
    assert.ok(sentences.length >= 2, type);
    assert.doesNotMatch(sentences.join(), /\[/, type);
  }
});

Deno.test("outline() abstains where the coach does", () => {
  assert.equal(outline(input("behavioral", "fine")), null);
});
