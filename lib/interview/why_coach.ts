import type { CoachReason } from "../ai/mod.ts";
import type { WhyCoachAsks } from "./types.ts";

/** Null where a model asks, or where there is none to. */
export const whyCoachAsks = (reason: CoachReason | null): WhyCoachAsks | null =>
  reason === "no_model" ? null : reason;
