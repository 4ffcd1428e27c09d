/** Chooses what to tell: at most three things to change, most useful first, and one question to go on with. */
import type { PartFinding } from "../detect/structure.ts";
import type { Findings } from "../findings.ts";
import type { Reading } from "../reading.ts";
import { quoteClause } from "../quote.ts";
import { fill } from "../text/fill.ts";
import type { Advice, QuestionType } from "../types.ts";
import { anchorsFor } from "./anchors.ts";
import { type Draft, ground } from "./candidate.ts";
import { draftAdvice } from "./drafts.ts";

const MOST_ADVICE = 3;
/** Parts of the structure among them: other dimensions get their turn. */
const MOST_PARTS = 2;

/** At most three pieces of advice, each resting on words found in the transcript. */
export function advise(reading: Reading, findings: Findings): Advice[] {
  const drafts = draftAdvice(reading, findings)
    .filter(({ clauses }) => clauses.length > 0)
    .sort((a, b) => b.gain - a.gain);
  const surplus = drafts.filter(isAboutPart).slice(MOST_PARTS);
  const chosen = drafts.filter((draft) => !surplus.includes(draft)).slice(0, MOST_ADVICE);
  const grounded = new Map<Draft, Advice>();
  for (const draft of [...chosen].sort((a, b) => Number(isAboutPart(b)) - Number(isAboutPart(a)))) {
    const advice = ground(draft, reading, [...grounded.values()]);
    if (advice !== null) grounded.set(draft, advice);
  }
  return chosen.flatMap((draft) => grounded.get(draft) ?? []);
}

/** Advice on a part joins on to certain words, so it takes its quote before the others. */
const isAboutPart = ({ dimension }: Draft): boolean => dimension === "structure";

/** One question that asks for the weakest part that is missing, in the candidate's words. */
export function followUp(reading: Reading, findings: Findings, type: QuestionType): string {
  const { texts, rewriter } = reading.lexicon;
  const missing = findings.parts.filter((part) => !part.found)
    .sort((a, b) => b.weight * (1 - b.strength) - a.weight * (1 - a.strength))[0];
  const clause = missing === undefined
    ? weightiest(findings)?.clause ?? reading.clauses.at(-1)
    : anchorsFor(missing.id, reading)[0];
  const quote = clause && quoteClause(reading, clause)?.quote;
  const template = missing === undefined ? texts.deepen[type] : texts.parts[missing.id].followUp;
  return fill(template, { quote: rewriter.trim(quote ?? "") });
}

function weightiest({ parts }: Findings): PartFinding | undefined {
  return parts.toSorted((a, b) => b.weight - a.weight)[0];
}
