/** What a model writes. */
import { z } from "zod";
import { QUESTION_TYPES } from "../../../coach/mod.ts";

export const questionDraft = z.object({
  type: z.enum(QUESTION_TYPES),
  text: z.string(),
  shows: z.array(z.string()).min(2).max(4),
});
export const questionSetDraft = z.object({ questions: z.array(questionDraft).max(20) });
export type QuestionSetDraft = z.infer<typeof questionSetDraft>;
