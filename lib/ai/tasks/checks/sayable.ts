/** Holds a model's sentence to what the product says to candidates at all. */
import { isRuleText } from "../../prompts/mod.ts";
import { asksProtected } from "./protected.ts";
import { plainText } from "./plain_text.ts";
import { withoutQuotations } from "./quotations.ts";

/** Verdicts on a person, which no remark of this product is. */
const VERDICTS: readonly RegExp[] = [
  /\b(?:hire[ds]?|hiring|hire?able|un?employable|employability|recruit you|(?:over|under|un)?qualified)\b/iu,
  /\b(?:get|land|win|give you|offer(?:ed)? you|deserve) (?:the|this|a) (?:job|position|role|offer)\b/iu,
  /\b(?:strong|weak|good|great|ideal|perfect|best|top|poor|excellent|outstanding) (?:candidate|applicant|hire|employee)\b/iu,
  /\b(?:self-)?confiden(?:t|tly|ce)\b(?! interval)/iu,
  /\b(?:nervous(?:ly|ness)?|anxious(?:ly)?|anxiety|emotion\w*|mood|enthusias\w+|passion(?:ate)?(?:ly)?)\b/iu,
  /\b(?:personality|personable|charisma\w*|charming|introver\w+|extrover\w+|likeab\w+|attitude|temperament)\b/iu,
  /\b(?:accent(?:ed|s)?|pronunciation|pronounc\w+|(?:non-?)?native|broken english|your english|fluen(?:t|tly|cy))\b/iu,
  /\b(?:cultur\w+|team|good|right|great|poor|bad|best|perfect)[- ]fit\b/iu,
  /\b(?:fit|fits|suit|suits|belong) (?:in |into |with |for |to |at )?(?:the|our|this|that|their|a|your) (?:team|company|culture|role|job|organi[sz]ation|place)\b/iu,
  /(?<!\b(?:artificial|business|threat) )\bintelligen(?:t|ce)\b/iu,
  /\b(?:trustworth\w+|untrustworth\w+|lazy|stupid)\b/iu,
];

interface Judged {
  /** Of a quotation: whether it is the candidate's, or what was asked. What they said, a remark may repeat. */
  readonly isSaid?: (words: string) => boolean;
}

interface SayableOptions extends Judged {
  /** In characters. */
  readonly most: number;
}

const nobodySaid = () => false;

/** The text without markup and links; null where it is empty, too long, a verdict, or the model's own rules. */
export function sayable(
  text: string,
  { most, isSaid = nobodySaid }: SayableOptions,
): string | null {
  const plain = plainText(text);
  if (plain === "" || plain.length > most) return null;
  const own = withoutQuotations(plain, isSaid);
  if (VERDICTS.some((verdict) => verdict.test(own)) || asksProtected(own)) return null;
  return isRuleText(plain) ? null : plain;
}

const MOST_OF_QUESTION = 260;

/** One question that can be read out; null where it is none, or several. */
export function askable(text: string, judged: Judged = {}): string | null {
  const plain = sayable(text, { ...judged, most: MOST_OF_QUESTION });
  if (plain === null || plain.length < 12) return null;
  const asks = withoutQuotations(plain, () => true).match(/\?/gu)?.length ?? 0;
  return asks === 1 && plain.endsWith("?") ? plain : null;
}
