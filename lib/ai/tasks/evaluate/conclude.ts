/** Makes an evaluation from what a model wrote, as far as the answer bears it out. */
import {
  type Author,
  type Dimension,
  overallScore,
  type ScoredEvaluation,
} from "../../../coach/mod.ts";
import type { AnswerInput, Concluded } from "../../spec/task.ts";
import { readByCoach } from "../checks/answer.ts";
import { questionOn } from "../checks/remark.ts";
import { prove, readSource, type Source } from "../checks/source.ts";
import { begunItems, wholeItems } from "../checks/whole_items.ts";
import { begunAdvice, dimensionDraft, type EvaluateDraft } from "./draft.ts";
import { isWhole, proveAdvice, proveDimensions } from "./prove.ts";

/** Fewer dimensions bear no overall figure. */
const LEAST_DIMENSIONS = 2;

export function conclude(
  draft: EvaluateDraft,
  input: AnswerInput,
  author: Author,
): Concluded<ScoredEvaluation> | null {
  const source = readSource(input);
  if (source === null) return null;
  const dimensions = proveDimensions(draft.dimensions, source);
  if (dimensions.length < LEAST_DIMENSIONS) return null;
  const advice = proveAdvice(draft.advice, source);
  const question = proveFollowUp(draft, source);
  const proven = dimensions.length + advice.filter(isWhole).length + (question === null ? 0 : 1);
  return {
    value: {
      outcome: "scored",
      author,
      overall: overallOf(dimensions),
      dimensions,
      advice,
      followUp: question ?? coachFollowUp(input),
    },
    validity: proven / (draft.dimensions.length + draft.advice.length + 1),
  };
}

/** What a model that broke off had written whole and proven; null where that is nothing. */
export function salvage(
  draft: unknown,
  input: AnswerInput,
  author: Author,
): Concluded<ScoredEvaluation> | null {
  const { advice = [], dimensions = [] } = preview(draft, input) ?? {};
  if (advice.length + dimensions.length === 0) return null;
  const proven = advice.filter(isWhole).length + dimensions.length;
  const written = begunItems(draft, "advice", begunAdvice).length +
    wholeItems(draft, "dimensions", dimensionDraft).length;
  return {
    value: {
      outcome: "scored",
      author,
      overall: dimensions.length < LEAST_DIMENSIONS ? null : overallOf(dimensions),
      dimensions,
      advice,
      followUp: coachFollowUp(input),
    },
    validity: proven / written,
  };
}

const overallOf = (dimensions: readonly Dimension[]): number =>
  overallScore(Object.fromEntries(dimensions.map(({ id, score }) => [id, score])));

function proveFollowUp({ followUp }: EvaluateDraft, source: Source): string | null {
  return prove(followUp.quote, source) === null ? null : questionOn(followUp.question, source);
}

/** A question judges nothing, so the coach's may stand where the model's does not hold. */
function coachFollowUp(input: AnswerInput): string {
  const coach = readByCoach(input);
  return coach.outcome === "scored" ? coach.followUp : "";
}

/** Advice as soon as its title is proven, and whole dimensions that are; null before the first. */
export function preview(draft: unknown, input: AnswerInput): Partial<ScoredEvaluation> | null {
  const source = readSource(input);
  if (source === null) return null;
  const advice = proveAdvice(begunItems(draft, "advice", begunAdvice), source);
  const dimensions = proveDimensions(wholeItems(draft, "dimensions", dimensionDraft), source);
  return advice.length + dimensions.length === 0 ? null : { advice, dimensions };
}
