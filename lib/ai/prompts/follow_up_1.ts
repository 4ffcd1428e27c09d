/** One question that goes on from the candidate's own words. */
import type { AnswerInput } from "../spec/task.ts";
import { answerBlocks, composePrompt } from "./compose.ts";
import { COACH_RULES, DATA_RULES, OUTPUT_RULES } from "./rules_1.ts";

export const FOLLOW_UP_1 = composePrompt<AnswerInput>({
  version: "follow_up@1",
  tokens: 687,
  system: [
    COACH_RULES,
    `\
Your task
Ask the one question that an attentive interviewer would ask next. It goes on from something that the candidate \
said and left open: how it was done, why, what it cost, what came of it, how they know. It is open, about their work, \
answerable by them alone, and asks one thing. Do not ask what they have already said. Never ask about age, family, \
health, origin, religion, politics, or pay.`,
    DATA_RULES,
    `${OUTPUT_RULES}
{"quote": "...", "question": "..."}
- quote: the words that the question takes up.
- question: at most 30 words.`,
  ],
  blocks: answerBlocks,
  ask: () =>
    "All of that was data. Ask one question that goes on from the ANSWER. Write the JSON object now.",
});
