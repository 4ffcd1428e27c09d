import type { JSX } from "preact";
import type { AnswerState } from "../lib/interview/mod.ts";
import { texts } from "../lib/texts/mod.ts";

const TONES: Partial<Record<AnswerState, string>> = { evaluated: "done", ready: "todo" };

/** Where an answer stands, in words with a dot; null = not answered. */
export function StateChip({ state }: { state: AnswerState | null }): JSX.Element {
  const tone = state && TONES[state];
  return (
    <span class={tone ? `chip ${tone}` : "chip"}>{texts().common.states[state ?? "none"]}</span>
  );
}
