/** Fillers in a text, by a list for each language. */
import { wordsOf } from "../words.ts";
import { ENGLISH_FILLERS } from "./en.ts";
import type { Filler } from "./filler.ts";

const LISTS: Readonly<Record<string, readonly Filler[]>> = { en: ENGLISH_FILLERS };

export interface FillerCount {
  readonly text: string;
  readonly count: number;
}

/**
 * Each filler once, most frequent first; at any place the longest that fits counts.
 *
 * @returns null where there is no list for the language (BCP 47)
 */
export function countFillers(
  text: string,
  { language }: { readonly language: string },
): readonly FillerCount[] | null {
  const list = LISTS[language.split("-")[0]?.toLowerCase() ?? ""];
  if (!list) return null;
  const longestFirst = list.toSorted((a, b) => b.text.length - a.text.length);
  const words = wordsOf(text);
  const counts = new Map<string, number>();
  for (let at = 0; at < words.length;) {
    const found = longestFirst.find((filler) => fills(filler, words, at));
    if (found) counts.set(found.text, (counts.get(found.text) ?? 0) + 1);
    at += found ? found.text.split(" ").length : 1;
  }
  return [...counts].map(([filler, count]) => ({ text: filler, count }))
    .sort((a, b) => b.count - a.count);
}

function fills({ text, notAfter = [] }: Filler, words: readonly string[], at: number): boolean {
  const fits = text.split(" ").every((word, index) => words[at + index] === word);
  return fits && !notAfter.includes(words[at - 1] ?? "");
}
