/** The task "follow_up": one question that goes on from the candidate's own words. */
import { whyAbstain } from "../../../coach/mod.ts";
import { FOLLOW_UP_1 } from "../../prompts/mod.ts";
import type { FollowUp } from "../../spec/results.ts";
import type { AnswerInput, Concluded, Task } from "../../spec/task.ts";
import { answerText, answerType } from "../checks/answer.ts";
import { questionOn } from "../checks/remark.ts";
import { prove, readSource } from "../checks/source.ts";
import { type FollowUpDraft, followUpDraft } from "./draft.ts";

function conclude(draft: FollowUpDraft, input: AnswerInput): Concluded<FollowUp> | null {
  const source = readSource(input);
  if (source === null) return null;
  const evidence = prove(draft.quote, source);
  const question = questionOn(draft.question, source);
  return evidence && question ? { value: { question, evidence }, validity: 1 } : null;
}

export const FOLLOW_UP: Task<AnswerInput, FollowUpDraft, FollowUp> = {
  id: "follow_up",
  abilities: ["text", "json"],
  // Short and asked for in the middle of a practice: cheap and quick before fine.
  objective: { perDollar: 40, perSecond: 0.03 },
  deadlines: { firstTextMs: 3000, totalMs: 10_000 },
  maxOutputTokens: 200,
  temperature: 0.5,
  prompts: [FOLLOW_UP_1],
  promptFor: () => FOLLOW_UP_1,
  schema: followUpDraft,
  questionTypeOf: answerType,
  textOf: answerText,
  refuses: whyAbstain,
  preview(draft, input) {
    const whole = followUpDraft.safeParse(draft);
    return whole.success ? conclude(whole.data, input)?.value ?? null : null;
  },
  conclude,
};
