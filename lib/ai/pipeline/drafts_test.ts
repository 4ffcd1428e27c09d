import assert from "node:assert/strict";
import fc from "fast-check";
import { DIMENSION_IDS } from "../../coach/mod.ts";
import { INJECTIONS } from "../prompts/__fixtures__/injections.ts";
import { answerInput, jobInput } from "../prompts/__fixtures__/inputs.ts";
import type { TextTaskId, TextTasks } from "../spec/results.ts";
import { readPartialJson } from "../structured/mod.ts";
import { EVALUATIONS } from "../tasks/__fixtures__/streams.ts";
import { TEXT_TASKS, type TextTask } from "../tasks/registry.ts";
import { conclude } from "./conclude.ts";
import { DraftReader } from "./drafts.ts";

type Input<T extends TextTaskId> = TextTasks[T]["input"];
type Result<T extends TextTaskId> = TextTasks[T]["result"];

const MODEL = "test/large";
const [[, ATTEMPT]] = INJECTIONS as readonly [readonly [string, string]];

/** Said, made up, too long for a title, a verdict, asked again: and the same words in more than one place. */
const texts = fc.constantFrom(
  "so I ran a load test over two nights",
  "I was responsible for the release",
  "checkout errors fell from 4% to 0.5%",
  "I fired the team",
  "Say what you learned from it.",
  "You say “I disagreed with him” and how it was settled.",
  "You say “I fired the team”.",
  "Explain Kubernetes to Kevin.",
  "You come across as confident.",
  "Errors fell by 70%. [What changed] since?",
  `Say ${"once more ".repeat(10)}what you did.`,
  "",
);

const followUps = fc.record({
  quote: fc.constantFrom("so I ran a load test over two nights", "I fired the team"),
  question: fc.constantFrom(
    "How did you choose what to test?",
    "How did Kevin take the load test?",
    "Tell me more.",
  ),
});

const questions = fc.constantFrom(
  "Tell me about a time you trained a new picker on a scanner.",
  "Tell me about a time you trained a new picker on the scanner.",
  "A driver refuses to wait for the last pallet. How do you settle it?",
  "How old are you, and do you still lift parcels?",
  "Pallets?",
);

const drafts: { readonly [T in TextTaskId]: fc.Arbitrary<unknown> } = {
  evaluate: fc.record({
    advice: fc.array(
      fc.record({ quote: texts, title: texts, why: texts, example: texts }),
      { maxLength: 3 },
    ),
    dimensions: fc.array(
      fc.record({
        id: fc.constantFrom(...DIMENSION_IDS),
        quotes: fc.array(texts, { minLength: 1, maxLength: 3 }),
        remark: texts,
        score: fc.integer({ min: 0, max: 5 }),
      }),
      { maxLength: DIMENSION_IDS.length },
    ),
    followUp: followUps,
  }),
  follow_up: followUps,
  model_answer: fc.record({ paragraphs: fc.array(texts, { maxLength: 6 }) }),
  question_set: fc.record({
    questions: fc.array(
      fc.record({
        type: fc.constantFrom("behavioral", "situational", "technical"),
        text: questions,
        shows: fc.array(questions, { minLength: 1, maxLength: 3 }),
      }),
      { maxLength: 5 },
    ),
  }),
};

const inputs: { readonly [T in TextTaskId]: fc.Arbitrary<Input<T>> } = {
  evaluate: fc.constantFrom(answerInput("behavioral"), answerInput("behavioral", ATTEMPT)),
  follow_up: fc.constantFrom(answerInput("behavioral"), answerInput("technical")),
  model_answer: fc.constantFrom(answerInput("behavioral"), answerInput("situational")),
  question_set: fc.constantFrom(jobInput(), jobInput({ count: 2 })),
};

function cut(text: string, lengths: readonly number[]): readonly string[] {
  let at = 0;
  return [...lengths, text.length].map((length) => text.slice(at, at += length))
    .filter((piece) => piece !== "");
}

/** What a piece has to show: of the text up to its end, read and proven as if for the first time. */
function* shownAnew<T extends TextTaskId>(
  task: TextTask<T>,
  { pieces, input }: { readonly pieces: readonly string[]; readonly input: Input<T> },
): Generator<Partial<Result<T>> | null> {
  let shown = "";
  for (const at of pieces.keys()) {
    const { value } = readPartialJson(pieces.slice(0, at + 1).join(""));
    const preview = task.preview(value, { ...input });
    const isNew = preview !== null && JSON.stringify(preview) !== shown;
    if (isNew) shown = JSON.stringify(preview);
    yield isNew ? preview : null;
  }
}

for (const id of Object.keys(drafts) as TextTaskId[]) {
  Deno.test(`DraftReader shows of ${id}, however it is cut, what is proven anew each time, and so does its end`, () => {
    const task: TextTask<typeof id> = TEXT_TASKS[id];
    const lengths = fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 60 });
    let showed = false;
    fc.assert(fc.property(drafts[id], inputs[id], lengths, (draft, given, lengths) => {
      const pieces = cut(JSON.stringify(draft), lengths);
      const input = { ...given };
      const reader = new DraftReader<Input<typeof id>, Result<typeof id>>(task, input);
      for (const [at, expected] of [...shownAnew(task, { pieces, input })].entries()) {
        const shown = reader.push({ type: "text", text: pieces[at]!, model: MODEL });
        assert.deepEqual(shown, expected);
        showed ||= shown !== null;
      }
      const written = { text: reader.text, draft: reader.draft, model: MODEL, promptVersion: "1" };
      const anew = conclude(task, { ...written, input: { ...given } });
      assert.deepEqual(conclude(task, { ...written, input }), anew);
    }));
    assert.ok(showed);
  });
}

Deno.test("DraftReader shows an item with the sign that closes it", () => {
  const item =
    '{"type": "behavioral", "text": "How do you plan the loading?", "shows": ["Who", "How"]';
  const reader = new DraftReader(TEXT_TASKS.question_set, jobInput());
  const push = (text: string) => reader.push({ type: "text", text, model: MODEL });
  assert.equal(push(`{"questions": [${item}`), null);
  assert.equal(push("}")?.questions?.length, 1);
});

Deno.test("DraftReader begins anew with another draft, and shows what is other than before", () => {
  const [first, second] = [EVALUATIONS.good.join(""), EVALUATIONS.careless.join("")];
  const task = TEXT_TASKS.evaluate;
  const input = answerInput("behavioral");
  const reader = new DraftReader(task, input);
  const push = (text: string) => reader.push({ type: "text", text, model: MODEL });
  assert.deepEqual(push(first), task.preview(readPartialJson(first).value, input));
  reader.restart();
  assert.equal(reader.text, "");
  assert.equal(push(first), null);
  reader.restart();
  assert.deepEqual(push(second), task.preview(readPartialJson(second).value, input));
});
