/** Questions of the bank that suit a job description, by its words. */
import {
  type BankQuestion,
  familiesOf,
  type RoleFamily,
  selectQuestions,
} from "../../../interview/mod.ts";
import { type Lexicon, lexiconFor, type QuestionType } from "../../../coach/mod.ts";
import type { JobInput } from "../../spec/task.ts";
import { wordsOf } from "../../tasks/checks/words.ts";
import type { QuestionSetDraft } from "../../tasks/question_set/draft.ts";

/** So many suitable questions stand to choice for each that is asked. */
const CHOICE = 4;

/** `count` questions, the types in turn; fewer where the bank has no more. The same input, the same questions. */
export function chooseQuestions(input: JobInput): QuestionSetDraft["questions"] {
  const { types, count } = input;
  const each = new Map(types.map((type) => [type, ranked(type, input)]));
  return Array.from({ length: count }, (_, at) => each.get(types[at % types.length]!)?.shift())
    .filter((question) => question !== undefined)
    .map(({ type, text, shows }) => ({ type, text, shows: [...shows] }));
}

/** What was not asked lately, and has most in common with the description, first; equals stay in the seed's order. */
function ranked(type: QuestionType, input: JobInput): BankQuestion[] {
  const { role, jobDescription, count, seed, recent } = input;
  const families = familiesFor(input);
  const pool = selectQuestions({ kind: type, count: count * CHOICE, families, seed, recent })
    .map((question) => ({ question, stems: stemsOf(question) }));
  const wasAsked = ({ id }: BankQuestion) => Number(recent.includes(id));
  const wanted = contentOf(`${role} ${jobDescription}`);
  const rarity = (stem: string) => 1 / pool.filter(({ stems }) => stems.has(stem)).length;
  return pool.map(({ question, stems }) => ({
    question,
    fit: [...stems.intersection(wanted)].reduce((sum, stem) => sum + rarity(stem), 0) +
      (question.families.includes("general") ? 0 : OF_THE_ROLE),
  })).sort((a, b) => wasAsked(a.question) - wasAsked(b.question) || b.fit - a.fit).map((
    { question },
  ) => question);
}

/** A question made for the role counts as much as one word that no other question shares. */
const OF_THE_ROLE = 1;

/** By the role; where it says nothing, by the description. */
function familiesFor({ role, jobDescription }: JobInput): readonly RoleFamily[] {
  const byRole = familiesOf(role);
  return byRole[0] === "general" ? familiesOf(jobDescription) : byRole;
}

const stemsOf = ({ text, shows }: BankQuestion): Set<string> =>
  contentOf([text, ...shows].join(" "));

/** The bank is in English. */
const LEXICON: Lexicon | null = lexiconFor("en");

function contentOf(text: string): Set<string> {
  const words = wordsOf(text).filter((word) => !LEXICON?.functionWords.has(word));
  const stems = words.map((word) => LEXICON?.stem(word) ?? word);
  return new Set(stems.filter((stem) => !LEXICON?.questionWords.has(stem)));
}
