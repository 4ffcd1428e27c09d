/** Which model is asked for what, and what is learned from how it went. */
export { createRouter, type RouterParts } from "./policy.ts";
export { mergeSnapshots, type RouterSnapshot } from "./snapshot.ts";
export type { TextFit, TextFits } from "./text_effect.ts";
export { fitTexts, type TextObservation } from "./text_fit.ts";
export type {
  CandidateFigures,
  Decision,
  Exclusion,
  LatencyOutcome,
  ModelHealth,
  QualityOutcome,
  QualityRow,
  Router,
  RouteRequest,
} from "./types.ts";
