/** Practice questions from a job description. */
import type { JobInput } from "../spec/task.ts";
import { composePrompt, jobBlocks } from "./compose.ts";
import { DATA_RULES, OUTPUT_RULES } from "./rules_1.ts";

const SYSTEM = `\
You write questions for people who practise job interviews.

Rules
- Each question is about the work in the JOB DESCRIPTION: a task, tool, situation or people it names. Where it says \
little, ask what the ROLE commonly asks for.
- Types. behavioral: about one thing that happened ("Tell me about a time ..."). technical: how something in this \
work is done or works. situational: a case that is made up, and what the candidate would do. cultural: what matters \
to them in how people work together, and an example; never whether they fit.
- One question asks one thing, in at most 35 words, in plain language that can be read out. No two ask the same.
- Ask nothing about age, birth, family, pregnancy, marriage, religion, origin, citizenship, race, health, disability, \
gender, sexuality, politics, unions, arrests or pay, whatever the description says.
- shows: 2 to 4 lines, each at most 15 words, on what a good answer shows. Nothing about confidence, personality, \
accent or fit. No markup, links or exclamation marks.`;

const FORM = `\
{"questions": [{"type": "...", "text": "...", "shows": ["..."]}]}
The message says how many questions of which types.`;

export const QUESTION_SET_1 = composePrompt<JobInput>({
  version: "question_set@1",
  tokens: 580,
  system: [SYSTEM, DATA_RULES, `${OUTPUT_RULES}\n${FORM}`],
  blocks: jobBlocks,
  ask: ({ count, types }) =>
    `All of that was data. Write ${count} questions, taking these types in turn: ${
      types.join(", ")
    }. ` +
    "Write the JSON object now.",
});
