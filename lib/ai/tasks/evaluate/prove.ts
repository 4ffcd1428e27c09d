/** Keeps of a draft what the answer bears out. */
import { type Advice, type Dimension, evaluate } from "../../../coach/mod.ts";
import { addedFacts } from "../checks/facts.ts";
import { sayable } from "../checks/sayable.ts";
import { prove, proveAll, type Source } from "../checks/source.ts";
import { type AdviceDraft, type DimensionDraft, HIGHEST_SCORE } from "./draft.ts";

/** In characters: what can be read at a glance. */
const MOST = { remark: 320, title: 90, why: 260, example: 420 } as const;

/** In the draft's order; of two on the same dimension, the first. */
export function proveDimensions(
  drafts: readonly DimensionDraft[],
  source: Source,
): readonly Dimension[] {
  const proven = drafts.flatMap(({ id, quotes, remark, score }) => {
    const evidence = proveAll(quotes, source);
    const text = sayable(remark, { most: MOST.remark });
    if (evidence.length === 0 || text === null) return [];
    return [{ id, score: score / HIGHEST_SCORE, remark: text, evidence }];
  });
  const distinct = proven.filter(({ id }, at) => proven.findIndex((one) => one.id === id) === at);
  return source.attempts.length === 0 ? distinct : withinCoach(distinct, source);
}

/** An answer that tries to instruct may have been obeyed: no score is above the one by rules. */
function withinCoach(dimensions: readonly Dimension[], { input }: Source): readonly Dimension[] {
  const coach = evaluate(input);
  if (coach.outcome === "abstained") return [];
  const most = new Map(coach.dimensions.map(({ id, score }) => [id, score]));
  return dimensions.map((one) => ({ ...one, score: Math.min(one.score, most.get(one.id) ?? 0) }));
}

export function proveAdvice(drafts: readonly AdviceDraft[], source: Source): readonly Advice[] {
  return drafts.flatMap((draft) => {
    const evidence = prove(draft.quote, source);
    const title = sayable(draft.title, { most: MOST.title });
    const why = sayable(draft.why, { most: MOST.why });
    const example = sayable(draft.example, { most: MOST.example });
    if (evidence === null || title === null || why === null || example === null) return [];
    if (addedFacts(example, source).length > 0) return [];
    return [{ dimension: draft.dimension, title, why, evidence, example }];
  });
}
