export * from "./types.ts";
export { evaluate } from "./evaluate.ts";
export { findEvidence } from "./evidence.ts";
