/** Reasoning and options. */
import { evaluatePrompt } from "./form_1.ts";

export const SITUATIONAL_1 = evaluatePrompt({
  version: "evaluate/situational@1",
  tokens: 1136,
  rubric: `\
The question is situational: it asks what the candidate would do in a case that is made up. A good answer finds out \
first what is not known, sees two or more ways to act, decides for one with a reason, and looks ahead to what \
follows for the people concerned. Several decisions can be good: judge how it is reasoned, not whether you would \
decide the same.
Dimensions
- structure: clarifying, options, decision and consequence are there and lead to one another.
- specificity: who is asked what, what is done by when; an example of the candidate's own helps, but is not asked.
- ownership: "I would", with a decision of their own; handing it on is fine where the reason is given.
- relevance: it deals with this case and with what makes it hard.`,
  ask: "Evaluate the ANSWER for how it reasons, which options it sees, and what it decides.",
});
