/** Turns the candidate's own English into an example: trims, changes the person, opens blanks. */
import type { Rewriter } from "../lexicon.ts";
import { BETWEEN, PAST_ACTION } from "./verbs.ts";

const LEAD =
  /^(?:(?:and|then|so|but|or|because|well|okay|ok|yeah|yes|um+|uh+|er|like|you know|i mean|basically|actually|also|after that|which is why|that's why|in the end(?! of)|at the end(?! of)|eventually|finally|as a result|therefore|now|anyway|i think|i guess|right)\b[,\s]*)+/iu;
const TAIL =
  /(?:[,\s]+(?:and|then|so|but|because|or|which|um+|uh+|you know|i mean|the|a|an|of|when|if|as|my|our))+$/iu;
const FILLERS =
  /(?:,\s*)?\b(?:um+|uh+|er+m*|you know|i mean|kind of|sort of|basically|literally|actually|honestly)\b(?:\s*,)?/giu;

/** Who acts, said plainly. The first that applies is taken. */
const PERSON: readonly (readonly [RegExp, string])[] = [
  [
    new RegExp(
      `^(?:we|the team|my team|our team|everyone|everybody)(${BETWEEN} ${PAST_ACTION})(?![\\p{L}])`,
      "iu",
    ),
    "I$1",
  ],
  [/^we (could|can|would|should|will|have to|need to|had to|usually|always|then)\b/iu, "I $1"],
  [
    /^(?:it|this|that) (?:was|got)(?: then| also| eventually)? (decided|agreed) (to|that)\b/iu,
    "I $1 $2",
  ],
  [
    /^(it|this|that|everything) (?:was|got)(?: then| also| eventually)? (decided|fixed|solved|handled|changed|implemented|resolved|sorted|done|made|tested|built|written)\b(?: by [\p{L} ]+?)?(?=$| and| in | on | at )/iu,
    "I $2 $1",
  ],
  [
    /^(?:you|one|people) (?:just |should |have to |has to |need to |needs to |can |must |would |could )+/iu,
    "I would ",
  ],
];

const BLANKS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:a lot|lots|a bunch|a number|a couple) of (?:things|stuff)\b/giu, "[what, and how many]"],
  [/\b(?:a lot|lots|a bunch|a number|a couple) of\b/giu, "[how many]"],
  [/^(?:stuff|things) like that\b/iu, "[what exactly]"],
  [/\b(?:many|several|various|some) things\b/giu, "[what exactly]"],
  [
    /\b(?:improved|increased|reduced|better|grew) (?:it |them |things )?(a lot|a bit|significantly|greatly|massively)\b/giu,
    "$& [from what to what]",
  ],
  [
    /(?<=\S )(?:and )?(?:stuff|things) like that\b|\b(?:and so on|and so forth|etc|et cetera|and everything)\b\.?/giu,
    "and [name the rest]",
  ],
  [/\bsome (people|issues?|problems?|changes?|customers|clients|users)\b/giu, "[how many] $1"],
  [/\b(?:various|several)\b/giu, "[how many]"],
  [
    /\b(?:very |really |much |way |quite )(?:well|better|good|faster|fast|successful|happy)\b/giu,
    "$& [how you know: a figure or a reaction]",
  ],
  [/\ba lot\b/giu, "[how much]"],
  [/\bsomehow\b/giu, "by [how]"],
  [/\bsomething(?: (?:wrong|else|new|different|better|good|like that))?\b/giu, "[what exactly]"],
  [/\bstuff\b/giu, "[what exactly]"],
  [/(?<!\b(?:the|of) )\bthings\b/giu, "[what exactly]"],
  [/\brecently\b/giu, "in [month or year]"],
  [/\bsoon\b/giu, "within [how long]"],
];

function trim(clause: string): string {
  return clause.trim().replace(LEAD, "").replace(TAIL, "").replace(/[\s,;:.!?–—-]+$/u, "");
}

function core(clause: string): string {
  const plain = trim(clause.replace(FILLERS, "").replace(/\s+/gu, " "));
  return withSubject(lowerFirst(fixPronoun(plain)));
}

/** "filed a report" -> "I filed a report", "check the logs" -> "I would check the logs". */
function withSubject(text: string): string {
  if (BARE_PAST.test(text)) return `I ${text}`;
  return BARE_BASE.test(text) ? `I would ${text}` : text;
}

const BARE_PAST = new RegExp(`^(?:also )?${PAST_ACTION} (?!by\\b)`, "u");
const BARE_BASE =
  /^(?:ask|check|talk|speak|call|explain|propose|suggest|measure|write|tell|listen|add|agree|review|use) /u;

function fixPronoun(text: string): string {
  return text.replace(/\bi\b(?=$|[\s,']|[.!?])/gu, "I");
}

function lowerFirst(text: string): string {
  return STARTERS.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

/** Sentence openers that lose their capital inside a sentence; anything else may be a name. */
const STARTERS =
  /^(?:We|The|A|An|My|Our|It|This|That|These|There|They|He|She|When|While|After|Before|In|At|On|For|During|One|First|If|As|People|You|What|To|Then|By|Some|Because|With|Last|Two|Three)\b/u;

function toFirstPerson(text: string): string | null {
  for (const [from, to] of PERSON) {
    if (from.test(text)) return text.replace(from, to);
  }
  return null;
}

function fillVague(clause: string): string | null {
  for (const [from, to] of BLANKS) {
    const filled = clause.replace(from, to);
    if (filled !== clause) return filled;
  }
  return null;
}

function sentence(text: string): string {
  const clean = text.replace(/\s+([,.?!])/gu, "$1").replace(/\s+/gu, " ").trim();
  const capital = clean.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
  return /[.?!]\]?$/u.test(capital) ? capital : `${capital}.`;
}

export const rewriter: Rewriter = { trim, core, toFirstPerson, fillVague, sentence };
