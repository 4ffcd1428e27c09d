/** Chooses what to tell: at most three things to change, most useful first, and one question to go on with. */
import type { PartFinding } from "../detect/structure.ts";
import type { Findings } from "../findings.ts";
import type { Reading } from "../reading.ts";
import { quoteClause } from "../quote.ts";
import { fill } from "../text/fill.ts";
import type { Advice, QuestionType } from "../types.ts";
import { anchorFor } from "./anchors.ts";
import { ground } from "./candidate.ts";
import { draftAdvice } from "./drafts.ts";

const MOST_ADVICE = 3;
/** Parts of the structure among them: other dimensions get their turn. */
const MOST_PARTS = 2;

/** At most three pieces of advice, each resting on words found in the transcript. */
export function advise(reading: Reading, findings: Findings): Advice[] {
  const ranked = draftAdvice(reading, findings)
    .flatMap((draft) => ground(draft, reading))
    .sort((a, b) => b.gain - a.gain)
    .map(({ advice }) => advice);
  const surplus = ranked.filter(({ dimension }) => dimension === "structure").slice(MOST_PARTS);
  return ranked.filter((advice) => !surplus.includes(advice)).slice(0, MOST_ADVICE);
}

/** One question that asks for the weakest part that is missing, in the candidate's words. */
export function followUp(reading: Reading, findings: Findings, type: QuestionType): string {
  const { texts, rewriter } = reading.lexicon;
  const missing = findings.parts.filter((part) => !part.found)
    .sort((a, b) => b.weight * (1 - b.strength) - a.weight * (1 - a.strength))[0];
  const clause = missing === undefined
    ? weightiest(findings)?.clause ?? reading.clauses.at(-1)
    : anchorFor(missing.id, reading);
  const quote = clause && quoteClause(reading, clause)?.quote;
  const template = missing === undefined ? texts.deepen[type] : texts.parts[missing.id].followUp;
  return fill(template, { quote: rewriter.trim(quote ?? "") });
}

function weightiest({ parts }: Findings): PartFinding | undefined {
  return parts.toSorted((a, b) => b.weight - a.weight)[0];
}
