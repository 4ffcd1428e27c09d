import assert from "node:assert/strict";
import { EVALUATIONS } from "../../../lib/ai/tasks/__fixtures__/streams.ts";
import { EVALUATE } from "../../../lib/ai/tasks/evaluate/evaluate.ts";
import { DraftReader } from "../../../lib/ai/pipeline/drafts.ts";
import { answerInput } from "../../../lib/ai/prompts/__fixtures__/inputs.ts";
import { advised } from "./advised.ts";

Deno.test("advised() counts the sign with which a run shows the first advice", () => {
  const reader = new DraftReader(EVALUATE, answerInput("behavioral"));
  const hasAdvice = advised();
  const signs = [...EVALUATIONS.good.join("")];
  const counted = signs.findIndex((sign) => hasAdvice(sign));
  const shown = signs.findIndex((text) => reader.push({ type: "text", text, model: "a" }) !== null);
  assert.ok(counted > 0);
  assert.equal(counted, shown);
});

Deno.test("advised() is not misled by a quotation mark within the title", () => {
  const hasAdvice = advised();
  assert.equal(hasAdvice('{"advice": [{"quote": "a", "title": "Say \\"'), false);
  assert.equal(hasAdvice('why\\" first.'), false);
  assert.equal(hasAdvice('"'), true);
  assert.equal(hasAdvice("}"), true);
});
