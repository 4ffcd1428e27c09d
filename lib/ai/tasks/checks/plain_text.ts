/** A model's words without anything but words: no markup, links, or characters that cannot be seen. */

const LINK = /\[([^\]\n]*)\]\([^)\n]*\)/gu;
const URL_LIKE = /\b(?:[a-z][a-z\d+.-]*:\/\/|www\.|(?:javascript|data|mailto):)\S*/giu;
const TAG = /<\/?[a-z!][^>\n]*>|<\|[^|>\n]*\|>/giu;
const MARKUP = /^\s*(?:#{1,6}\s|>\s|[-*+]\s)|\*\*|__|`+|~~|(?<!\p{L})[*_]|[*_](?!\p{L})/gmu;
const UNSEEN =
  /(?![\n\t])[\p{Cc}\p{Co}\u{E0000}-\u{E007F}\u202A-\u202E\u2066-\u2069\u200B\u2060\uFEFF]/gu;

/** One line; blanks in [square brackets] stay. */
export function plainText(text: string): string {
  return text.toWellFormed().replace(UNSEEN, "").replace(LINK, "$1").replace(TAG, "")
    .replace(URL_LIKE, "").replace(MARKUP, "").replace(/[<>]/gu, "").replace(/!+/gu, ".")
    .replace(/\s+/gu, " ").trim();
}
