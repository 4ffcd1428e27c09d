/** Words that open a clause in running English, where a recogniser writes no punctuation. */

import { wordList } from "../../text/phrases.ts";

const SUBJECT =
  "(?:i|we|they|he|she|it|you|there|i'm|i've|i'd|i'll|we've|we're|we'd|it's|they're|he's|she's)";
const NOUN = "(?:the|my|our|his|her|their|this|that|everyone|everybody|nobody|people)";
const FINITE =
  "(?:was|were|is|are|had|has|did|would|could|will|can|said|told|came|went|got|fell|rose|agreed|\\p{L}+ed)";

/** Matched against the next four words. */
export const CLAUSE_START = new RegExp(
  `^(?:${
    [
      `(?:and|but|so|because|then|or|as|since|though)(?: then| so| also| when| if| after)? ${SUBJECT}`,
      `(?:and|but|so|because|then)(?: then| so)? ${NOUN}(?: \\p{L}+)? ${FINITE}`,
      "(?:and|so|but) (?:then|after (?:that|this)|when|if|in the end|at the end|as a|because|while|what|since)",
      "and (?:\\p{L}{3,}ed|made|wrote|built|took|spoke|told|gave|sent|set|ran|put|found|asked)",
      "but|because|which|where|whereas|while|although|however|otherwise|instead(?! of)",
      `(?:when|if|unless) (?:${SUBJECT}|${NOUN})`,
      "after (?:that|this|which|a while)(?! \\p{L}+ing)",
      "as a (?:result|consequence)",
      "in the end|at the end|eventually|for (?:example|instance)|so that|so basically",
      `(?:first|second|secondly|firstly|then|next|finally|lastly)(?: of all)? ${SUBJECT}`,
      "that way|this way|since then|from then|so now",
    ].join("|")
  })(?![\\p{L}'])`,
  "u",
);

/** Words that no clause ends with: what follows them belongs to them. */
export const NEVER_LAST: ReadonlySet<string> = new Set(
  wordList(
    "a an the my our your his her their its to than of for with from at in on by very and or but as so",
  ),
);

export const SUBJECT_START = new RegExp(`^(?:${SUBJECT}|my|our|that|this)(?![\\p{L}'])`, "u");
