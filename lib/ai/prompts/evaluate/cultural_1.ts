/** Values and examples; never "fit". */
import { evaluatePrompt } from "./form_1.ts";

export const CULTURAL_1 = evaluatePrompt({
  version: "evaluate/cultural@1",
  tokens: 1112,
  rubric: `\
The question is about how the candidate likes to work. There is no right value and no company to match: every value \
is as good as another. A good answer says what matters to the candidate, shows it by something that happened, and \
says what that led to or taught them.
Dimensions
- structure: the value, the example and what it led to are there and belong together.
- specificity: the example has a time, a place, people, something that was done; not "I value teamwork" alone.
- ownership: it is their own value and their own act, not a phrase about what one should do.
- relevance: it answers what was asked.
Never say that somebody would or would not suit a team or a company.`,
  ask: "Evaluate the ANSWER for the value it names and the example that shows it.",
});
