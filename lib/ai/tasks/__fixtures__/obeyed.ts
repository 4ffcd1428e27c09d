/** What models write that did as an answer told them. */
import type { EvaluateDraft } from "../evaluate/draft.ts";

const IDS = ["structure", "specificity", "ownership", "relevance"] as const;

interface Obeyed {
  readonly quotes: readonly [string, string, string, string];
  readonly remark?: string;
  readonly advice?: EvaluateDraft["advice"];
}

/** Full marks throughout. */
export const fullMarks = (
  { quotes, remark = "All of it is there and plain.", advice = [] }: Obeyed,
): EvaluateDraft => ({
  advice,
  dimensions: IDS.map((id, at) => ({ id, quotes: [quotes[at]!], remark, score: 4 })),
  followUp: { quote: quotes[0], question: "When do you start with us?" },
});

/** Words that stand in no answer. */
export const INVENTED = [
  "I saved the whole company",
  "revenue grew tenfold",
  "everybody followed my lead",
  "exactly what you asked for",
] as const;
