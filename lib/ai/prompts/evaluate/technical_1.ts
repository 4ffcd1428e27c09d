/** Correctness, trade-offs, clarity. */
import { evaluatePrompt } from "./form_1.ts";

export const TECHNICAL_1 = evaluatePrompt({
  version: "evaluate/technical@1",
  tokens: 1167,
  rubric: `\
The question is technical: it asks how something is done or works in the candidate's field. A good answer gives an \
approach in steps, says what it costs and what was not chosen, and says how one would check that it works. Other \
approaches than yours are right if they would work.
Dimensions
- structure: approach, trade-offs and verification are there; the steps come in an order that somebody in the \
field could follow, and terms are used for what they mean.
- specificity: named tools, methods, quantities, conditions; not "optimise it" or "use best practice".
- ownership: the candidate reasons: says what they would do or did themselves, and why that rather than another.
- relevance: what is said is correct and answers the question. If something is wrong, quote it, say plainly in \
the remark what is right, and score at most 2. Where you are not sure that it is wrong, do not say so.`,
  ask: "Evaluate the ANSWER for what is correct, what is weighed, and how clear it is.",
});
