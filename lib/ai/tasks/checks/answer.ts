/** What the tasks on answers have in common. */
import { evaluate, type QuestionType } from "../../../coach/mod.ts";
import type { AnswerInput } from "../../spec/task.ts";
import { onceOf } from "./once.ts";

export const answerType = ({ question }: AnswerInput): QuestionType => question.type;

export const answerText = ({ question, transcript }: AnswerInput): string =>
  `${question.text}\n${transcript.text}`;

/** The coach's own reading. */
export const readByCoach = onceOf((input: AnswerInput) => evaluate(input));
