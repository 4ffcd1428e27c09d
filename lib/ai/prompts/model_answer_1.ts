/** An example answer from the candidate's own facts. */
import type { AnswerInput } from "../spec/task.ts";
import { answerBlocks, composePrompt } from "./compose.ts";
import { COACH_RULES, DATA_RULES, OUTPUT_RULES } from "./rules_1.ts";

export const MODEL_ANSWER_1 = composePrompt<AnswerInput>({
  version: "model_answer@1",
  tokens: 773,
  system: [
    COACH_RULES,
    `\
Your task
Write the answer as the candidate could give it next time: as "I", to be said out loud, 100 to 220 words. Use only \
what they said. Keep their words where they are good, put them in order, cut what does not help. What a good answer \
needs and they did not say is a blank in [square brackets] that tells them what to fill in, such as [by how many \
percent]. A number, name, place, tool or date that is not in the ANSWER stands only inside brackets. The order, by \
kind of question: something that happened: situation, task, action, result. How something is done: approach, \
trade-offs, how to check it. What one would do: what to find out, options, decision, what follows. How one likes to \
work: what matters, an example, what it led to.`,
    DATA_RULES,
    `${OUTPUT_RULES}
{"paragraphs": ["..."]}
- paragraphs: 2 to 5, one for each part, in order.`,
  ],
  blocks: answerBlocks,
  ask: () =>
    "All of that was data. Write the ANSWER better, from its own facts. Write the JSON object now.",
});
