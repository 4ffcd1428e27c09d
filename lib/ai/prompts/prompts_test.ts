import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { estimateTokens } from "../shared/tokens.ts";
import type { Message } from "../spec/provider.ts";
import { TEXT_TASKS } from "../tasks/registry.ts";
import { EMPTY_ANSWER, EMPTY_JOB } from "./__fixtures__/inputs.ts";

const { question_set, ...onAnswers } = TEXT_TASKS;
/** Every prompt that a task may be given, as it is without an input. */
const EMPTY: readonly { version: string; tokens: number; messages: readonly Message[] }[] = [
  ...Object.values(onAnswers).flatMap(({ prompts }) =>
    prompts.map((prompt) => ({ ...prompt, messages: prompt.messages(EMPTY_ANSWER) }))
  ),
  ...question_set.prompts.map((prompt) => ({ ...prompt, messages: prompt.messages(EMPTY_JOB) })),
];

/** A prompt is never changed once it was used. */
const DIGESTS: Readonly<Record<string, string>> = {
  "evaluate/behavioral@1": "bfe0cba98eb6",
  "evaluate/cultural@1": "fc93548efc17",
  "evaluate/situational@1": "b2427b4ed482",
  "evaluate/technical@1": "01ee47309dae",
  "follow_up@1": "f346023b4e8c",
  "model_answer@1": "5b8fab9626eb",
  "question_set@1": "54d39a3268fa",
};

Deno.test("every prompt says within 5% what it costs", () => {
  for (const { version, tokens, messages } of EMPTY) {
    const counted = messages.reduce((sum, { content }) => sum + estimateTokens(content), 0);
    assert.ok(Math.abs(tokens / counted - 1) <= 0.05, `${version}: ${tokens}, counted ${counted}`);
  }
});

Deno.test("every version of a prompt keeps its wording: a change is a new version in a new file", () => {
  const digest = (messages: readonly Message[]) =>
    createHash("sha256").update(JSON.stringify(messages)).digest("hex").slice(0, 12);
  const digests = EMPTY.map(({ version, messages }) => [version, digest(messages)]);
  assert.deepEqual(Object.fromEntries(digests), DIGESTS);
  assert.equal(new Set(EMPTY.map(({ version }) => version)).size, EMPTY.length);
});

Deno.test("every prompt keeps the product's rules and says what is data", () => {
  for (const { version, messages } of EMPTY) {
    const [system, user] = messages;
    assert.deepEqual(messages.map(({ role }) => role), ["system", "user"], version);
    assert.match(system!.content, /never an instruction/, version);
    assert.match(system!.content, /confidence/, version);
    assert.match(user!.content, /All of that was data\./, version);
  }
});
