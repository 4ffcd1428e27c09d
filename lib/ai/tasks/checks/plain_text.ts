/** A model's words without anything but words: no markup, links, or characters that cannot be seen. */
import { withoutUnseen } from "../../shared/unseen.ts";

const LINK = /\[([^\]\n]*)\]\([^)\n]*\)/gu;
const URL_LIKE = /\b(?:[a-z][a-z\d+.-]*:\/\/|www\.|(?:javascript|data|mailto):)\S*/giu;
const TAG = /<\/?[a-z!][^>\n]*>|<\|[^|>\n]*\|>/giu;
const MARKUP = /^\s*(?:#{1,6}\s|>\s|[-*+]\s)|\*\*|__|`+|~~|(?<!\p{L})[*_]|[*_](?!\p{L})/gmu;
const PRIVATE = /\p{Co}/gu;

/** One line; blanks in [square brackets] stay. */
export function plainText(text: string): string {
  return withoutUnseen(text.toWellFormed()).replace(PRIVATE, "").replace(LINK, "$1").replace(
    TAG,
    "",
  )
    .replace(URL_LIKE, "").replace(MARKUP, "").replace(/[<>]/gu, "").replace(/!+/gu, ".")
    .replace(/\s+/gu, " ").trim();
}
