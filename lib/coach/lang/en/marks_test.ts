import assert from "node:assert/strict";
import type { MarkId } from "../lexicon.ts";
import { MARKS } from "./marks.ts";

const CASES: readonly (readonly [MarkId, text: string, found: readonly string[]])[] = [
  ["measure", "it fell by 40%", ["by 40%"]],
  ["measure", "we saved $3.5m", ["$3.5m"]],
  ["measure", "sales doubled", ["doubled"]],
  ["measure", "thirty percent of it", ["thirty percent"]],
  ["measure", "it got better", []],
  ["number", "two nurses and 12 beds", ["two", "12"]],
  ["number", "one of the things", []],
  ["duration", "within six weeks", ["six weeks"]],
  ["duration", "a couple of days", ["a couple of days"]],
  ["role", "our account manager and a nurse", ["account manager", "nurse"]],
  ["vague", "and stuff like that", ["and stuff like that"]],
  ["vague", "a lot of work", ["a lot of"]],
  ["hedge", "it was like broken you know", ["you know"]],
  ["hedge", "so like we went", ["like"]],
  ["hedge", "i like tests and would like to go", []],
  ["self", "i think my plan works", ["i", "my"]],
  ["group", "we sent our list to us", ["we", "our", "us"]],
  ["impersonal", "it was decided to wait", ["it was decided"]],
];

Deno.test("MARKS find the concrete, the vague and who acts", () => {
  for (const [mark, text, found] of CASES) {
    assert.deepEqual([...text.matchAll(MARKS[mark])].map(([match]) => match), found, text);
  }
});
