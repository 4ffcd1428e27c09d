import assert from "node:assert/strict";
import { Answer } from "./answer.ts";

const text = (content: string | null, finish_reason: string | null = null) => ({
  choices: [{ index: 0, delta: { content }, finish_reason }],
});
const counts = (prompt_tokens: number, cached_tokens: number | null = null) => ({
  prompt_tokens,
  completion_tokens: 2,
  prompt_tokens_details: { cached_tokens },
});

function endOf(chunks: readonly unknown[]) {
  const answer = new Answer();
  const texts = chunks.map((chunk) => answer.take(chunk));
  return { texts, end: answer.end() };
}

Deno.test("Answer takes chunks that leave out what they have nothing to say of", () => {
  const { texts, end } = endOf([
    { choices: [] },
    { choices: [{}] },
    { choices: [{ delta: null }] },
    text(null),
    text("Hi"),
    text("!", "stop"),
  ]);
  assert.deepEqual(texts, ["", "", "", "", "Hi", "!"]);
  assert.deepEqual(end, { type: "end", finish: "stop", usage: null });
});

Deno.test("Answer keeps the last count, of servers that count in every chunk", () => {
  const { end } = endOf([
    { ...text("Hi"), usage: counts(7) },
    { ...text("", "stop"), usage: counts(9, 4) },
    { choices: [], usage: null },
  ]);
  const usage = { inputTokens: 9, cachedInputTokens: 4, outputTokens: 2, estimated: false };
  assert.deepEqual(end?.usage, usage);
});

Deno.test("Answer never counts more cached tokens than there were", () => {
  assert.equal(
    endOf([{ ...text("", "stop"), usage: counts(9, 12) }]).end?.usage?.cachedInputTokens,
    9,
  );
});

Deno.test("Answer loses no text over a count that is none", () => {
  for (const usage of [counts(-1), counts(0.5), {}, "many"]) {
    const { texts, end } = endOf([{ ...text("Hi"), usage }, text("", "stop")]);
    assert.deepEqual([texts[0], end?.usage], ["Hi", null]);
  }
});

Deno.test("Answer has no end before the stream said why it ends", () => {
  assert.equal(endOf([text("Hi")]).end, null);
});

Deno.test("Answer refuses what is no chunk", () => {
  for (
    const chunk of [null, "text", {}, { choices: {} }, { choices: [{ delta: { content: 7 } }] }]
  ) {
    assert.throws(() => new Answer().take(chunk), { name: "ZodError" });
  }
});
