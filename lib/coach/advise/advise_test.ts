import assert from "node:assert/strict";
import { read } from "../__fixtures__/readings.ts";
import { examine } from "../findings.ts";
import { draftAdvice } from "./drafts.ts";

function taskExample(core: string): string {
  const reading = read("behavioral", "Nothing much.");
  const draft = draftAdvice(reading, examine(reading))
    .find(({ title }) => title === reading.lexicon.texts.parts.task.missing)!;
  return typeof draft.example === "string" ? draft.example : draft.example(core);
}

Deno.test("draftAdvice() joins a missing task to something done, and stands beside what was not", () => {
  assert.match(taskExample("I asked for a meeting"), /so \{clause\}/);
  assert.match(taskExample("our customer wanted a report"), /^\{sentence\} I had to/);
});
