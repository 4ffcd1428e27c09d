/** The task "question_set": practice questions from a job description. */
import { QUESTION_SET_1 } from "../../prompts/mod.ts";
import type { QuestionSet } from "../../spec/results.ts";
import type { Concluded, JobInput, Task } from "../../spec/task.ts";
import { wholeItems } from "../checks/whole_items.ts";
import { proveQuestions } from "./prove.ts";
import { questionDraft, type QuestionSetDraft, questionSetDraft } from "./draft.ts";

/** With fewer of the questions that were wanted it is no interview. */
const LEAST_KEPT = 0.5;

function conclude(draft: QuestionSetDraft, input: JobInput): Concluded<QuestionSet> | null {
  const questions = proveQuestions(draft.questions, input);
  const whole = Math.max(draft.questions.length, input.count);
  if (questions.length === 0 || questions.length < input.count * LEAST_KEPT) return null;
  return {
    value: { questions: questions.slice(0, input.count) },
    validity: questions.length / whole,
  };
}

export const QUESTION_SET: Task<JobInput, QuestionSetDraft, QuestionSet> = {
  id: "question_set",
  abilities: ["text", "json"],
  // Made once an interview, before it begins: worth waiting for.
  objective: { perDollar: 10, perSecond: 0.005 },
  deadlines: { firstTextMs: 5000, totalMs: 20_000 },
  maxOutputTokens: 1600,
  temperature: 0.7,
  prompts: [QUESTION_SET_1],
  promptFor: () => QUESTION_SET_1,
  schema: questionSetDraft,
  questionTypeOf: () => null,
  textOf: ({ role, jobDescription }) => `${role}\n${jobDescription}`,
  preview(draft, input) {
    const questions = proveQuestions(wholeItems(draft, "questions", questionDraft), input);
    return questions.length === 0 ? null : { questions: questions.slice(0, input.count) };
  },
  conclude,
};
