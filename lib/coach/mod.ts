export * from "./types.ts";
export { evaluate, whyAbstain } from "./evaluate.ts";
export { findEvidence } from "./evidence.ts";
export { instructionSpans } from "./instructions.ts";
export type { Lexicon } from "./lang/lexicon.ts";
export { lexiconFor } from "./lang/mod.ts";
export { outline } from "./outline.ts";
export { overallScore } from "./weights.ts";
