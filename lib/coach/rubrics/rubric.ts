/** What a rubric is: data, one file a question type, read by one small engine. */
import type { CueId } from "../lang/lexicon.ts";

export type PartId =
  | "situation"
  | "task"
  | "action"
  | "result"
  | "approach"
  | "tradeoffs"
  | "verification"
  | "clarify"
  | "options"
  | "decision"
  | "consequence"
  | "value"
  | "example"
  | "led_to";

/** A sign of a part: `strength` in 0..1 is how far this cue alone goes towards "found". */
export interface PartCue {
  readonly cue: CueId;
  readonly strength: number;
}

export interface PartRule {
  readonly id: PartId;
  /** Share of the structure score; the parts of a rubric add up to 1. */
  readonly weight: number;
  readonly cues: readonly PartCue[];
  /** Where in the answer (0..1 of its clauses) the part is looked for. */
  readonly within: readonly [from: number, to: number];
}

export interface Rubric {
  readonly parts: readonly PartRule[];
  /** Fewer different content words than this cannot be judged. */
  readonly leastContentWords: number;
  /** Words of a well-filled answer; outside of it the length score falls. */
  readonly words: readonly [low: number, high: number];
  /** Who should act in the answer: "told" counts "I did", "planned" counts "I would" and "I do" too. */
  readonly voice: "told" | "planned";
}
