import assert from "node:assert/strict";
import { COACH_MODEL } from "../providers/coach/mod.ts";
import { EMPTY_ANSWER, EMPTY_JOB } from "../prompts/__fixtures__/inputs.ts";
import { toJsonSchema } from "../structured/mod.ts";
import { TEXT_TASKS } from "./registry.ts";

Deno.test("every task has a strict schema, its own prompts, and deadlines that leave time for a second try", () => {
  for (const [id, task] of Object.entries(TEXT_TASKS)) {
    assert.equal(task.id, id);
    assert.equal(toJsonSchema(task.schema).additionalProperties, false);
    assert.ok(task.prompts.every(({ version }) => version.startsWith(id)), id);
    assert.ok(task.deadlines.totalMs >= 2 * task.deadlines.firstTextMs, id);
    assert.ok(task.abilities.every((ability) => COACH_MODEL.abilities.includes(ability)), id);
  }
});

Deno.test("the prompt in use for an input is one of the task's prompts", () => {
  const { evaluate, follow_up, model_answer, question_set } = TEXT_TASKS;
  for (const task of [evaluate, follow_up, model_answer]) {
    assert.ok(task.prompts.includes(task.promptFor(EMPTY_ANSWER)), task.id);
    assert.equal(task.questionTypeOf(EMPTY_ANSWER), "behavioral");
  }
  assert.ok(question_set.prompts.includes(question_set.promptFor(EMPTY_JOB)));
});
