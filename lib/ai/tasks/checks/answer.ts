/** What the tasks on answers have in common. */
import { evaluate, type QuestionType } from "../../../coach/mod.ts";
import type { AnswerInput } from "../../spec/task.ts";
import { onceOf } from "./once.ts";

export const answerType = ({ question }: AnswerInput): QuestionType => question.type;

export const answerText = ({ question, transcript }: AnswerInput): string =>
  answerWords(question.text, transcript.text);

/** The text of a task on an answer, from what is stored of it. */
export const answerWords = (question: string, transcript: string): string =>
  `${question}\n${transcript}`;

/** The coach's own reading. */
export const readByCoach = onceOf((input: AnswerInput) => evaluate(input));
