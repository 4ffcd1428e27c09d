/** What the coach must know of a language. A second language is one folder that fills this in. */
import type { CoachTexts } from "../../texts/en/coach.ts";

/** What a clause can show; the rubrics say what each is worth to a part of an answer. */
export type CueId =
  | "time"
  | "place"
  | "circumstance"
  | "trouble"
  | "goal"
  | "act"
  | "told"
  | "doing"
  | "team_act"
  | "would_act"
  | "habit_act"
  | "finish"
  | "outcome"
  | "change"
  | "lesson"
  | "method"
  | "contrast"
  | "cost"
  | "check"
  | "ask"
  | "choice"
  | "condition"
  | "decide"
  | "effect"
  | "belief"
  | "trait"
  | "instance";

/** What only the words themselves can tell: used by the detectors of specificity and ownership. */
export type MarkId =
  | "measure"
  | "number"
  | "duration"
  | "role"
  | "vague"
  | "hedge"
  | "self"
  | "group"
  | "impersonal";

export interface Lexicon {
  /** BCP 47 primary subtag. */
  readonly language: string;
  readonly texts: CoachTexts;
  /** Sounds of hesitation: no words of the answer. */
  readonly fillers: ReadonlySet<string>;
  readonly functionWords: ReadonlySet<string>;
  /** Stems of common words. */
  readonly commonStems: ReadonlySet<string>;
  /** Words that questions are made of whatever they ask about ("tell", "describe", "time"). */
  readonly questionWords: ReadonlySet<string>;
  /** Names of tools, places and months that a recogniser writes in lower case. */
  readonly names: ReadonlySet<string>;
  /** Groups of stems that stand for one idea, whatever the role: "client" and "customer". */
  readonly concepts: ReadonlyMap<string, readonly number[]>;
  stem(word: string): string;
  /** Matched from the start of the next words. */
  readonly clauseStart: RegExp;
  readonly subjectStart: RegExp;
  /** Words that no clause ends with. */
  readonly neverLast: ReadonlySet<string>;
  readonly cues: Readonly<Record<CueId, RegExp>>;
  readonly marks: Readonly<Record<MarkId, RegExp>>;
  /** Attempts to instruct whoever grades; matched against the raw text. */
  readonly instructions: readonly RegExp[];
  readonly rewriter: Rewriter;
}

/** How the candidate's own words are turned into an example. All take and give plain text. */
export interface Rewriter {
  /** The same words without leading connectives and trailing loose ends: still a quote. */
  trim(clause: string): string;
  /** Trimmed, without fillers; opening capital dropped, so that it can stand inside a sentence. */
  core(clause: string): string;
  /** "we shipped it" and "it was shipped" -> "I shipped it"; null where that is not plainly possible. */
  toFirstPerson(core: string): string | null;
  /** The first vague word replaced by a blank; null when there is none. */
  fillVague(core: string): string | null;
  /** Opening capital, single spaces, a full stop. */
  sentence(text: string): string;
}
