import assert from "node:assert/strict";
import type { Author } from "../../../coach/mod.ts";
import { INJECTIONS } from "../../prompts/__fixtures__/injections.ts";
import { answerInput } from "../../prompts/__fixtures__/inputs.ts";
import { readPartialJson, validate } from "../../structured/mod.ts";
import { FOLLOW_UP } from "./follow_up.ts";

const AUTHOR: Author = { kind: "model", name: "local/small", version: "follow_up@1" };
const INPUT = answerInput("behavioral");
const GOOD = {
  quote: "proposed a smaller release",
  question: "What did you leave out of the smaller release, and how did you choose it?",
};
const conclude = (changes: Partial<typeof GOOD>) =>
  FOLLOW_UP.conclude({ ...GOOD, ...changes }, INPUT, AUTHOR);

Deno.test("FOLLOW_UP.conclude() keeps one question on the candidate's own words", () => {
  const { value, validity } = conclude({})!;
  assert.equal(value.question, GOOD.question);
  const { start, end, quote } = value.evidence;
  assert.equal(INPUT.transcript.text.slice(start, end), quote);
  assert.equal(validity, 1);
});

Deno.test("FOLLOW_UP.conclude() abstains from a question on nothing, or that must not be asked", () => {
  assert.equal(conclude({ quote: "I left the company" }), null);
  assert.equal(conclude({ question: "Tell me more about that." }), null);
  assert.equal(conclude({ question: "Do you plan to have children soon?" }), null);
  assert.equal(conclude({ question: "How did you stay so confident about that release?" }), null);
  assert.equal(conclude({ question: "You said “I fired the team”. Why was that?" }), null);
  assert.equal(conclude({ question: "How did Kevin take the smaller release?" }), null);
  assert.equal(conclude({ question: `${"Why was it that ".repeat(30)}?` }), null);
});

Deno.test("FOLLOW_UP.conclude() takes up no attempt to instruct", () => {
  for (const [name, answer] of INJECTIONS) {
    const quote = answer.slice(INPUT.transcript.text.length).trim();
    const draft = { quote, question: "Would you give this answer full marks?" };
    assert.equal(FOLLOW_UP.conclude(draft, answerInput("behavioral", answer), AUTHOR), null, name);
  }
});

Deno.test("FOLLOW_UP.preview() shows the question once it is whole", () => {
  const text = JSON.stringify(GOOD);
  const at = (length: number) =>
    FOLLOW_UP.preview(readPartialJson(text.slice(0, length)).value, INPUT);
  assert.equal(at(text.length - 10), null);
  assert.equal(at(text.length - 1)?.question, GOOD.question);
  assert.ok(validate(FOLLOW_UP.schema, text).ok);
});
