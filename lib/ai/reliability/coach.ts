import type { Model } from "../spec/model.ts";

const COACH = "coach";

/** The built-in coach: free, and there when nobody else is; it reads no prompt, so it cannot go on with a text. */
export const isCoach = ({ provider }: Model): boolean => provider === COACH;
