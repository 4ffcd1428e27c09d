import assert from "node:assert/strict";
import { read } from "../__fixtures__/readings.ts";
import type { QuestionType } from "../types.ts";
import { findParts } from "./structure.ts";

const found = (type: QuestionType, text: string) =>
  findParts(read(type, text)).filter((part) => part.found).map(({ id }) => id);

const CASES: readonly (readonly [QuestionType, text: string, parts: readonly string[]])[] = [
  ["behavioral", "Last year at my old job our client complained.", ["situation"]],
  ["behavioral", "It was May. I was responsible for the stock.", ["task"]],
  ["behavioral", "So. I called the supplier and I rewrote the order.", ["action"]],
  ["behavioral", "So. It rained. As a result, errors fell by half.", ["result"]],
  ["behavioral", "So. They paid twenty percent more.", ["result"]],
  ["behavioral", "So. They wanted two more reports.", []],
  ["technical", "First I would use a queue.", ["approach"]],
  ["technical", "A cache is faster but it costs memory, rather than time.", ["tradeoffs"]],
  ["technical", "Then a load test, to verify it.", ["verification"]],
  ["situational", "Ask why it is urgent.", ["clarify"]],
  ["situational", "There are two options. Either wait or hire.", ["options"]],
  ["situational", "So I would go with the first.", ["decision"]],
  ["situational", "Nothing. That way they can plan, so that nobody waits.", ["consequence"]],
  ["cultural", "Honesty is important to me.", ["value"]],
  ["cultural", "For example, last winter.", ["example"]],
  ["cultural", "Nothing. As a result, errors fell by half.", ["led_to"]],
  ["behavioral", "Nothing much.", []],
  ["technical", "Nothing much.", []],
];

Deno.test("findParts() finds each part by its own words", () => {
  for (const [type, text, parts] of CASES) assert.deepEqual(found(type, text), parts, text);
});

Deno.test("findParts() keeps the rubric's order and quotes what it found", () => {
  const reading = read("situational", "So I would go with the first. I asked why it is urgent.");
  const parts = findParts(reading);
  assert.deepEqual(parts.map(({ id }) => id), ["clarify", "options", "decision", "consequence"]);
  assert.equal(parts[0]!.evidence?.quote, "I asked why it is urgent");
});
