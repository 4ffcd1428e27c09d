import assert from "node:assert/strict";
import { read } from "../__fixtures__/readings.ts";
import { measureRelevance } from "./relevance.ts";

const coverage = (question: string, answer: string) =>
  measureRelevance(read("behavioral", answer, question)).coverage;

const TAKEN_UP: readonly (readonly [question: string, answer: string])[] = [
  ["Tell me about a conflict with a colleague.", "A teammate and I argued about the plan."],
  ["Describe a time you led a team.", "I was captain and organised the crew."],
  ["How did you handle an unhappy customer?", "The client was angry, so I apologised."],
  ["Tell me about a tight deadline.", "We were late and under pressure."],
  ["Tell me about a mistake.", "I got the total wrong."],
  ["How would you speed up a database?", "I would add an index so that the SQL table is fast."],
];
const NOT_TAKEN_UP: readonly (readonly [question: string, answer: string])[] = [
  ["Tell me about a conflict with a colleague.", "The beach was sunny and I had an ice cream."],
  ["How would you speed up a database?", "My sister bought a red bike."],
];

Deno.test("measureRelevance() knows other words for what was asked", () => {
  for (const [question, answer] of TAKEN_UP) assert.ok(coverage(question, answer) >= 0.5, answer);
  for (const [question, answer] of NOT_TAKEN_UP) {
    assert.equal(coverage(question, answer), 0, answer);
  }
});

Deno.test("measureRelevance() does not count the question said again", () => {
  const question = "Tell me about a time you disagreed with your manager.";
  assert.equal(coverage(question, `${question} It rained.`), 0);
});

Deno.test("measureRelevance() names the words that are still open, as asked", () => {
  const reading = read("behavioral", "My boss was on leave.");
  assert.deepEqual(measureRelevance(reading).open, ["disagreed"]);
});
