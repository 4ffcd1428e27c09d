/** Tells when a model gives away its rules instead of doing its task. */
import { COACH_RULES, DATA_RULES, OUTPUT_RULES } from "./rules_1.ts";

/** So many words in a row are no accident. */
const RUN = 8;

const RUNS: ReadonlySet<string> = new Set(
  [COACH_RULES, DATA_RULES, OUTPUT_RULES].flatMap(runsOf),
);

/** Whether the text repeats a run of words of the rules that all prompts share. */
export const isRuleText = (text: string): boolean => runsOf(text).some((run) => RUNS.has(run));

function runsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.slice(RUN - 1).map((_, at) => words.slice(at, at + RUN).join(" "));
}
