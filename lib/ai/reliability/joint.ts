/** How the words of a continuation take up the text that stands. */

/** What another model writes where a text broke off: where it begins anew, the text so far counts no more. */
export interface Joint {
  readonly isAnew: boolean;
  /** Its words as far as they came, without what it repeats. */
  readonly text: string;
}

/** Such a repetition, in characters, is no accident, and it is looked for so far back. */
const LEAST_REPEATED = 8;
const MOST_REPEATED = 400;

/**
 * Null while the words so far may still turn out either way. Some models begin the whole text again, or its last
 * words, whatever they are told; put behind a text that breaks off in a string, that would be read as its end.
 */
export function jointOf(
  text: string,
  written: string,
  { isOver }: { readonly isOver: boolean },
): Joint | null {
  const words = written.replace(FENCE, "");
  const beginning = beginsAsBefore(text, words);
  if (beginning === "yes") return { isAnew: true, text: written };
  const mayRepeat = text.slice(-MOST_REPEATED).includes(words);
  if (!isOver && (beginning === "perhaps" || mayRepeat)) return null;
  return { isAnew: false, text: words.slice(repeated(text, words)) };
}

/** Of code, or what may become one. */
const FENCE = /^\s*(?:`{1,2}$|```(?:\w*(?:\s+|$))?)/u;
/** Signs that are not white space; an object within the text begins otherwise. */
const OPENING = 10;
/** After one of these an object may stand. */
const BEFORE_OBJECT = /[[,:]\s*$/u;

function beginsAsBefore(text: string, words: string): "yes" | "no" | "perhaps" {
  const begun = openingOf(words);
  if (begun.startsWith("{") && !BEFORE_OBJECT.test(text)) return "yes";
  const before = [text.replace(FENCE, ""), text.slice(Math.max(0, text.indexOf("{")))];
  const openings = before.map(openingOf).filter((opening) => opening !== "");
  if (openings.some((opening) => begun.startsWith(opening))) return "yes";
  return openings.some((opening) => opening.startsWith(begun)) ? "perhaps" : "no";
}

const openingOf = (text: string): string =>
  text.slice(0, MOST_REPEATED).replace(/\s/gu, "").slice(0, OPENING);

/** Of how many characters at the end of the text the words are a repetition. */
function repeated(text: string, words: string): number {
  for (let length = Math.min(words.length, MOST_REPEATED); length >= LEAST_REPEATED; length--) {
    if (text.endsWith(words.slice(0, length))) return length;
  }
  return 0;
}
