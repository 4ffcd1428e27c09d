/** Finds keys where they do not belong. */

/** How the keys of well-known providers begin. */
const KNOWN =
  /^(sk-|sk_|pk-|gsk_|xai-|hf_|ghp_|github_pat_|AIza|AKIA|nvapi-)(?=[\w.-]*\d)[\w.-]{12,}$/;
const HEADER = /^Bearer\s/i;
/** Longer than names run without a separator, and mixed as no word is. */
const RANDOM = /^(?=.*\d)(?=.*[A-Za-z])[A-Za-z\d]{32,}$/;

/** Guesses on the safe side: such a value is never repeated in a message. */
export const looksLikeKey = (value: string): boolean =>
  [KNOWN, HEADER, RANDOM].some((pattern) => pattern.test(value));

/** Paths of all texts in a JSON value that look like keys, for example ["providers", 0, "apiKey"]. */
export function findKeys(value: unknown, path: readonly PropertyKey[] = []): PropertyKey[][] {
  if (typeof value === "string") return looksLikeKey(value) ? [[...path]] : [];
  if (Array.isArray(value)) return value.flatMap((item, at) => findKeys(item, [...path, at]));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => findKeys(part, [...path, name]));
}
