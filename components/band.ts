import { texts } from "../lib/texts/mod.ts";

/** A score of 0..1 in a word: people read words, and no figure pretends to be exact. */
export function bandOf(score: number): string {
  const { bands } = texts().report;
  const index = Math.min(bands.length - 1, Math.floor(score * bands.length));
  return bands[index] ?? bands[0];
}
