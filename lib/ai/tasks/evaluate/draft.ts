/** What a model writes of an evaluation; what helps most comes first, so that it is seen first. */
import { z } from "zod";
import { DIMENSION_IDS } from "../../../coach/mod.ts";

export const adviceDraft = z.object({
  quote: z.string(),
  title: z.string(),
  why: z.string(),
  example: z.string(),
});

/** Advice that is being written: what it says and the words it rests on come first, and are worth showing. */
export const begunAdvice = adviceDraft.partial({ why: true, example: true });

/** From "not there" to "all there and plain"; the prompts say what each step means. */
export const HIGHEST_SCORE = 4;

export const dimensionDraft = z.object({
  id: z.enum(DIMENSION_IDS),
  quotes: z.array(z.string()).min(1).max(3),
  remark: z.string(),
  score: z.int().min(0).max(HIGHEST_SCORE),
});

export const evaluateDraft = z.object({
  advice: z.array(adviceDraft).max(3),
  dimensions: z.array(dimensionDraft).max(DIMENSION_IDS.length),
  followUp: z.object({ quote: z.string(), question: z.string() }),
});

export type AdviceDraft = z.infer<typeof begunAdvice>;
export type DimensionDraft = z.infer<typeof dimensionDraft>;
export type EvaluateDraft = z.infer<typeof evaluateDraft>;
