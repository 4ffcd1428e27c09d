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

/** Null where there is nothing to search for. */
export function readSearch(typed: string): SearchQuery | null {
  const text = typed.toWellFormed().replace(/\p{Cc}/gu, " ").trim().slice(0, MAX_QUERY_LENGTH);
  if (!/[\p{L}\p{N}]/u.test(text)) return null;
  const last = insideQuotes(text) ? null : LAST_WORD.exec(text)?.[2];
  if (!last) return { words: text, prefix: null, join: "and" };
  const words = text.slice(0, -last.length).trim();
  return {
    words: words.replace(ENDS_WITH_OR, "").trim(),
    prefix: last,
    join: ENDS_WITH_OR.test(words) ? "or" : "and",
  };
}

/** The last quotation mark opens a phrase. */
const insideQuotes = (text: string): boolean => text.split('"').length % 2 === 0;
