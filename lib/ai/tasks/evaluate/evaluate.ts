/** The task "evaluate": one answer against the rubric of its question type. */
import { type ScoredEvaluation, whyAbstain } from "../../../coach/mod.ts";
import { BEHAVIORAL_1, CULTURAL_1, SITUATIONAL_1, TECHNICAL_1 } from "../../prompts/mod.ts";
import type { AnswerInput, Task } from "../../spec/task.ts";
import { answerText, answerType } from "../checks/answer.ts";
import { conclude, preview, salvage } from "./conclude.ts";
import { type EvaluateDraft, evaluateDraft } from "./draft.ts";

const IN_USE = {
  behavioral: BEHAVIORAL_1,
  technical: TECHNICAL_1,
  situational: SITUATIONAL_1,
  cultural: CULTURAL_1,
} as const;

export const EVALUATE: Task<AnswerInput, EvaluateDraft, ScoredEvaluation> = {
  id: "evaluate",
  abilities: ["text", "json"],
  // A cent may buy a tenth of the scale, and ten seconds cost as much.
  objective: { perDollar: 10, perSecond: 0.01 },
  deadlines: { firstTextMs: 4000, totalMs: 30_000 },
  maxOutputTokens: 1200,
  temperature: 0.2,
  prompts: Object.values(IN_USE),
  promptFor: ({ question }) => IN_USE[question.type],
  schema: evaluateDraft,
  questionTypeOf: answerType,
  textOf: answerText,
  refuses: whyAbstain,
  preview,
  conclude,
  salvage,
};
