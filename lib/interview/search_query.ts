/** From what a candidate types to what PostgreSQL's full-text search is asked. */

/** A search in two parts: finished words in web-search syntax, and the beginning of the word being typed. */
export interface SearchQuery {
  /** For `websearch_to_tsquery`: words, "phrases", -exclusions, or. */
  readonly words: string;
  /** Letters and digits alone; null where the last word cannot be a mere beginning. */
  readonly prefix: string | null;
  /** How the two are joined. */
  readonly join: "and" | "or";
}

export const MAX_QUERY_LENGTH = 200;

const LAST_WORD = /(^|\s)([\p{L}\p{N}]+)$/u;
const ENDS_WITH_OR = /(^|\s)or\s*$/i;
/** A phrase, or what stands between spaces; either may be excluded. */
const PIECE = /-?"[^"]*"?|[^\s"]+/g;
const PLAIN_WORD = /^(\p{L}+)([.,;:!?]*)$/u;

/** What of a text is searched for; null where there is nothing. */
export function tidySearch(typed: string): string | null {
  const text = typed.slice(0, MAX_QUERY_LENGTH).toWellFormed().replace(/\p{Cc}/gu, " ").trim();
  return /[\p{L}\p{N}]/u.test(text) ? text : null;
}

/** @param text From `tidySearch` */
export function readSearch(text: string): SearchQuery {
  const last = insideQuotes(text) ? null : LAST_WORD.exec(text)?.[2];
  if (!last) return { words: text, prefix: null, join: "and" };
  const words = text.slice(0, -last.length).trim();
  return {
    words: words.replace(ENDS_WITH_OR, "").trim(),
    prefix: last,
    join: ENDS_WITH_OR.test(words) ? "or" : "and",
  };
}

/** The words that stand by themselves, in small letters: not in phrases, not excluded, letters alone. */
export const plainWords = (text: string): string[] =>
  (text.match(PIECE) ?? []).flatMap((piece) => PLAIN_WORD.exec(piece)?.[1]?.toLowerCase() ?? []);

/** The same search with other plain words, by what `plainWords` calls them. */
export function replaceWords(text: string, others: ReadonlyMap<string, string>): string {
  return text.replace(PIECE, (piece) => {
    const [, word = "", end = ""] = PLAIN_WORD.exec(piece) ?? [];
    const other = others.get(word.toLowerCase());
    return other === undefined ? piece : other + end;
  });
}

/** The last quotation mark opens a phrase. */
const insideQuotes = (text: string): boolean => text.split('"').length % 2 === 0;
