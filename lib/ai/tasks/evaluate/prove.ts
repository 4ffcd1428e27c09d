/** Keeps of a draft what the answer bears out. */
import type { Advice, Dimension } from "../../../coach/mod.ts";
import { readByCoach } from "../checks/answer.ts";
import { addedFacts } from "../checks/facts.ts";
import { once } from "../checks/once.ts";
import { remarkOn, saidIn } from "../checks/remark.ts";
import { sayable } from "../checks/sayable.ts";
import { prove, proveAll, type Source } from "../checks/source.ts";
import { type AdviceDraft, type DimensionDraft, HIGHEST_SCORE } from "./draft.ts";

/** In characters: what can be read at a glance. */
const MOST = { remark: 320, title: 90, why: 260, example: 420 } as const;

const proveRemark = once((text, source: Source) => remarkOn(text, source, { most: MOST.remark }));

const proveTitle = once((text, source: Source) =>
  remarkOn(text, source, { most: MOST.title, heading: true })
);

const proveWhy = once((text, source: Source) => remarkOn(text, source, { most: MOST.why }));

const proveExample = once((text, source: Source): string => {
  const example = sayable(text, { most: MOST.example, isSaid: saidIn(source) });
  return example === null || addedFacts(example, source).length > 0 ? "" : example;
});

/** In the draft's order; of two on the same dimension, the first. */
export function proveDimensions(
  drafts: readonly DimensionDraft[],
  source: Source,
): readonly Dimension[] {
  const proven = drafts.flatMap(({ id, quotes, remark, score }) => {
    const evidence = proveAll(quotes, source);
    const text = proveRemark(remark, source);
    if (evidence.length === 0 || text === null) return [];
    return [{ id, score: score / HIGHEST_SCORE, remark: text, evidence }];
  });
  const distinct = proven.filter(({ id }, at) => proven.findIndex((one) => one.id === id) === at);
  return source.attempts.length === 0 ? distinct : withinCoach(distinct, source);
}

/** An answer that tries to instruct may have been obeyed: no score is above the one by rules. */
function withinCoach(dimensions: readonly Dimension[], { input }: Source): readonly Dimension[] {
  const coach = readByCoach(input);
  if (coach.outcome === "abstained") return [];
  const most = new Map(coach.dimensions.map(({ id, score }) => [id, score]));
  return dimensions.map((one) => ({ ...one, score: Math.min(one.score, most.get(one.id) ?? 0) }));
}

/**
 * A title holds by itself, on words that were said. Of what is written after it a reason or an example that does not
 * hold is left empty: the title may have been read by then, and nothing that was shown is taken back.
 */
export function proveAdvice(drafts: readonly AdviceDraft[], source: Source): readonly Advice[] {
  return drafts.flatMap(({ quote, title: written, why = "", example = "" }) => {
    const evidence = prove(quote, source);
    const title = proveTitle(written, source);
    if (evidence === null || title === null) return [];
    return [{
      title,
      why: proveWhy(why, source) ?? "",
      evidence,
      example: proveExample(example, source),
    }];
  });
}

/** Whether nothing of it had to be left out. */
export const isWhole = ({ why, example }: Advice): boolean => why !== "" && example !== "";
