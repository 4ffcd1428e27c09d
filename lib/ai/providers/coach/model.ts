/** The built-in coach as a model among others: free, at once, always there. */
import type { Model } from "../../spec/model.ts";

export const COACH_MODEL: Model = {
  id: "coach",
  provider: "coach",
  name: "coach",
  prices: { input: 0, cachedInput: 0, output: 0, audioSecond: 0 },
  contextTokens: 1_000_000,
  maxOutputTokens: 10_000,
  abilities: ["text", "json"],
  quality: 0.35,
  concurrency: 1000,
};

/** It is there when nobody else is, and reads no prompt, so it cannot go on with a text. */
export const isCoach = ({ id }: Pick<Model, "id">): boolean => id === COACH_MODEL.id;
