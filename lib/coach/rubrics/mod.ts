/** The rubrics by question type. */
import type { QuestionType } from "../types.ts";
import { BEHAVIORAL } from "./behavioral.ts";
import { CULTURAL } from "./cultural.ts";
import type { Rubric } from "./rubric.ts";
import { SITUATIONAL } from "./situational.ts";
import { TECHNICAL } from "./technical.ts";

/** Changes whenever the same answer could be judged differently; kept with each evaluation. */
export const RUBRIC_VERSION = "1";

export const RUBRICS: Readonly<Record<QuestionType, Rubric>> = {
  behavioral: BEHAVIORAL,
  technical: TECHNICAL,
  situational: SITUATIONAL,
  cultural: CULTURAL,
};
