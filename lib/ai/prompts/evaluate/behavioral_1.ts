/** Situation, task, action, result. */
import { evaluatePrompt } from "./form_1.ts";

export const BEHAVIORAL_1 = evaluatePrompt({
  version: "evaluate/behavioral@1",
  tokens: 1134,
  rubric: `\
The question is behavioral: it asks for one thing that happened. A good answer tells one story in four parts: \
situation (where, when, what was going on), task (what the candidate had to achieve), action (what they did, step \
by step, and why), result (what changed, and how they know). Action and result matter most.
Dimensions
- structure: the four parts are there and in an order that can be followed.
- specificity: figures, times, names, concrete objects; not "a lot", "things", "various".
- ownership: what the candidate did can be told from what the team did.
- relevance: the story answers the question that was asked, all of it.
Telling of a failure openly, with what was learned, is as good as a success.`,
  ask: "Evaluate the ANSWER as a story of something that happened.",
});
