/** Characters that no reader sees, by which words are carried past people to models. */

/**
 * Unicode tags, bidirectional controls, zero-width spaces, soft hyphens, supplementary variation selectors, and
 * control characters. A joiner or a plain variation selector alone stays: scripts and emoji need them.
 */
const NEVER =
  /(?![\n\t])[\p{Cc}\u{E0000}-\u{E01EF}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\u200B\u2060-\u2064\u180E\u00AD\uFEFF]/gu;
const JOINERS = /[\u200C\u200D\uFE00-\uFE0F]{2,}/gu;

export const withoutUnseen = (text: string): string => text.replace(NEVER, "").replace(JOINERS, "");

/** Whether a reader does not see the character, whatever it is there for. White space is seen. */
export const isUnseen = (char: string): boolean =>
  /[\p{Cf}\p{Cc}\p{Variation_Selector}]/u.test(char) && !/\s/u.test(char);
