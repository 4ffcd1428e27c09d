import type { Snippet } from "./types.ts";

/** Marks around a hit: private-use characters, which are taken out of the text before it is searched. */
export const HIT_START = "\uE000";
export const HIT_END = "\uE001";

/** Cuts a headline at its marks; the text stays text, so nothing in it can become HTML. */
export function toSnippets(headline: string): Snippet[] {
  return headline.split(HIT_START).flatMap((piece, index) => {
    if (index === 0) return [{ text: piece, hit: false }];
    const [hit = "", rest = ""] = piece.split(HIT_END);
    return [{ text: hit, hit: true }, { text: rest, hit: false }];
  }).filter(({ text }) => text !== "");
}
