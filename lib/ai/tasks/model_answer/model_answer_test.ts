import assert from "node:assert/strict";
import { WEAK } from "../../../coach/__fixtures__/answers.ts";
import type { Author } from "../../../coach/mod.ts";
import { answerInput } from "../../prompts/__fixtures__/inputs.ts";
import { PartialJson } from "../../structured/mod.ts";
import { MODEL_ANSWER } from "./model_answer.ts";

const AUTHOR: Author = { kind: "model", name: "local/small", version: "model_answer@1" };
const INPUT = answerInput("behavioral", WEAK.behavioral);
const GOOD = [
  "In [month and year], at [company], my manager wanted to use a new supplier. I did not agree, because of [what the client needed].",
  "I had to [what was asked of you] before [date].",
  "I talked to my manager and we looked at [which two things]. I showed [whom] that [your reason].",
  "We decided to keep the old supplier, and then we shipped it. As a result, [what changed, in numbers].",
];
const conclude = (paragraphs: string[]) => MODEL_ANSWER.conclude({ paragraphs }, INPUT, AUTHOR);

Deno.test("MODEL_ANSWER.conclude() keeps an answer from the candidate's facts, with its blanks", () => {
  const { value, validity } = conclude(GOOD)!;
  assert.equal(validity, 1);
  assert.equal(value.text, GOOD.join("\n\n"));
});

Deno.test("MODEL_ANSWER.conclude() drops a part with figures or names that nobody said", () => {
  for (
    const added of [
      "As a result we saved 40,000 dollars.",
      "As a result the costs fell by half within three months.",
      "Then I called Priya, who agreed.",
      "We moved it all to Kubernetes.",
    ]
  ) {
    const { value, validity } = conclude([...GOOD, added])!;
    assert.equal(value.text, GOOD.join("\n\n"), added);
    assert.equal(validity, 4 / 5);
  }
});

Deno.test("MODEL_ANSWER.conclude() abstains where most of it is the model's own", () => {
  const story =
    "When a hurricane flooded our harbour, I organised volunteers with boats, rescued stranded " +
    "tourists, cooked soup for hungry families, repaired broken bridges and comforted frightened pets.";
  assert.equal(conclude([story]), null);
  assert.equal(conclude([GOOD[0]!, "We earned 3 million.", "Peter thanked me."]), null);
  assert.equal(conclude(["You should be hired for this."]), null);
});

Deno.test("MODEL_ANSWER.preview() grows by whole parts", () => {
  const json = new PartialJson();
  const seen = new Set<string>();
  for (const char of JSON.stringify({ paragraphs: GOOD })) {
    json.push(char);
    const preview = MODEL_ANSWER.preview(json.value, INPUT);
    if (preview) seen.add(preview.text!);
  }
  assert.deepEqual([...seen], GOOD.map((_, at) => GOOD.slice(0, at + 1).join("\n\n")));
});
