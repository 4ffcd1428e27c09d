import assert from "node:assert/strict";
import { STRONG, WEAK } from "../../../coach/__fixtures__/answers.ts";
import { spoken } from "../../../coach/__fixtures__/transcripts.ts";
import { type Author, QUESTION_TYPES } from "../../../coach/mod.ts";
import { QUESTION_BANK } from "../../../interview/mod.ts";
import { answerInput, jobInput } from "../../prompts/__fixtures__/inputs.ts";
import { ProviderError } from "../../spec/errors.ts";
import type { ModelEvent } from "../../spec/provider.ts";
import type { AnswerInput, TaskId, TaskInput } from "../../spec/task.ts";
import { validate } from "../../structured/mod.ts";
import { TEXT_TASKS } from "../../tasks/registry.ts";
import { COACH_MODEL, coachProvider } from "./mod.ts";

const AUTHOR: Author = { kind: "coach", name: "coach", version: "1" };

function ask(task: TaskId, input: TaskInput, signal = new AbortController().signal) {
  return coachProvider.stream({
    model: COACH_MODEL,
    messages: [],
    maxOutputTokens: 1,
    temperature: 0,
    schema: null,
    task,
    input,
  }, { signal });
}

async function textOf(events: AsyncIterable<ModelEvent>): Promise<string> {
  let text = "";
  for await (const event of events) if (event.type === "text") text += event.text;
  return text;
}

const ANSWERS: readonly AnswerInput[] = QUESTION_TYPES.flatMap((type) => [
  answerInput(type),
  answerInput(type, WEAK[type]),
  { ...answerInput(type), transcript: spoken(STRONG[type]) },
]);

for (const id of ["evaluate", "follow_up", "model_answer"] as const) {
  Deno.test(`coachProvider answers ${id} with what stands up to every check`, async () => {
    for (const input of ANSWERS) {
      const { schema, conclude } = TEXT_TASKS[id];
      const draft = validate(schema, await textOf(ask(id, input)));
      assert.ok(draft.ok, JSON.stringify(draft));
      assert.equal(conclude(draft.value, input, AUTHOR)?.validity, 1, input.question.type);
    }
  });
}

Deno.test("coachProvider asks questions of the types wanted, the same for the same seed", async () => {
  const { schema, conclude } = TEXT_TASKS.question_set;
  const asked = async (changes: Partial<ReturnType<typeof jobInput>>) => {
    const input = jobInput(changes);
    const draft = validate(schema, await textOf(ask("question_set", input)));
    assert.ok(draft.ok);
    const concluded = conclude(draft.value, input, AUTHOR)!;
    assert.equal(concluded.validity, 1);
    return concluded.value.questions;
  };
  const questions = await asked({});
  assert.deepEqual(questions.map(({ type }) => type), [
    "behavioral",
    "situational",
    "behavioral",
    "situational",
  ]);
  assert.deepEqual(await asked({}), questions);
  assert.equal((await asked({ count: 10, types: QUESTION_TYPES })).length, 10);
  const electric = await asked({
    role: "Electrician",
    jobDescription: "You install wiring, test circuits and repair switchboards.",
    types: ["technical"],
    count: 3,
  });
  // The first takes up a word of the description; all suit the trade.
  assert.match(electric[0]!.text, /repair/);
  for (const { text } of electric) {
    const families = QUESTION_BANK.find((question) => question.text === text)!.families;
    assert.ok(families.some((family) => family === "trades" || family === "general"), text);
  }
});

Deno.test("coachProvider streams in pieces, costs nothing and sends nothing anywhere", async () => {
  const events = await Array.fromAsync(ask("evaluate", answerInput("behavioral", WEAK.behavioral)));
  assert.ok(events.length > 2);
  assert.deepEqual(events.at(-1), {
    type: "end",
    finish: "stop",
    usage: { inputTokens: 0, cachedInputTokens: 0, outputTokens: 0, estimated: false },
  });
  assert.equal(coachProvider.place, null);
});

Deno.test("coachProvider throws the signal's reason, and refuses what it cannot do", async () => {
  const aborted = AbortSignal.abort(new Error("gone"));
  await assert.rejects(textOf(ask("evaluate", answerInput("behavioral"), aborted)), /gone/);
  for (
    const [task, input] of [
      ["evaluate", answerInput("behavioral", "fine")],
      ["transcribe", answerInput("behavioral")],
      ["evaluate", jobInput()],
    ] as const
  ) {
    await assert.rejects(
      textOf(ask(task, input)),
      (error) => error instanceof ProviderError && error.kind === "rejected",
    );
  }
});
