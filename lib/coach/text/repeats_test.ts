import assert from "node:assert/strict";
import { repeatedTokens } from "./repeats.ts";
import { tokenise } from "./tokens.ts";

const QUESTION = tokenise("Tell me about a time you disagreed with your manager.");
const repeated = (answer: string) => repeatedTokens(tokenise(answer), QUESTION).size;

Deno.test("repeatedTokens() finds the question said again, in either person", () => {
  assert.equal(repeated("Tell me about a time you disagreed with your manager"), 10);
  assert.equal(repeated("a time I disagreed with my manager was last May"), 7);
});

Deno.test("repeatedTokens() leaves shared words alone when they stand in another order", () => {
  assert.equal(repeated("My manager and I disagreed about time"), 0);
  assert.equal(repeated(""), 0);
});
