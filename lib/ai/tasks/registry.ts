/** The tasks that models do in words: a new one is a folder beside this file and a line here. */
import type { TextTaskId, TextTasks } from "../spec/results.ts";
import type { Task } from "../spec/task.ts";
import { EVALUATE } from "./evaluate/evaluate.ts";
import { FOLLOW_UP } from "./follow_up/follow_up.ts";
import { MODEL_ANSWER } from "./model_answer/model_answer.ts";
import { QUESTION_SET } from "./question_set/question_set.ts";

/** A task whose draft only the task itself looks into. */
export type TextTask<T extends TextTaskId> = Task<
  TextTasks[T]["input"],
  unknown,
  TextTasks[T]["result"]
>;

export const TEXT_TASKS: { readonly [T in TextTaskId]: TextTask<T> } = {
  evaluate: EVALUATE,
  follow_up: FOLLOW_UP,
  model_answer: MODEL_ANSWER,
  question_set: QUESTION_SET,
};

export const TEXT_TASK_IDS = Object.keys(TEXT_TASKS) as readonly TextTaskId[];
