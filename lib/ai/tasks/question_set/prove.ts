/** Keeps of suggested questions those that can be asked. */
import type { SuggestedQuestion } from "../../spec/results.ts";
import type { JobInput } from "../../spec/task.ts";
import { sayable } from "../checks/sayable.ts";
import { wordsOf } from "../checks/words.ts";

/** In characters. */
const LENGTH = { least: 20, most: 280, shows: 140 } as const;
const LEAST_SHOWS = 2;
/** From this share of common words on, two questions ask the same (Jaccard). */
const SAME = 0.7;

/** Of the types asked for, fit to be asked, each once; in the draft's order. */
export function proveQuestions(
  drafts: readonly SuggestedQuestion[],
  { types }: JobInput,
): readonly SuggestedQuestion[] {
  const kept: SuggestedQuestion[] = [];
  for (const draft of drafts.filter(({ type }) => types.includes(type))) {
    const question = cleaned(draft);
    if (question && !kept.some(({ text }) => isSame(text, question.text))) kept.push(question);
  }
  return kept;
}

function cleaned({ type, text, shows }: SuggestedQuestion): SuggestedQuestion | null {
  const plain = sayable(text, { most: LENGTH.most });
  if (plain === null || plain.length < LENGTH.least || !/[.?]$/u.test(plain)) return null;
  const lines = shows.flatMap((line) => sayable(line, { most: LENGTH.shows }) ?? []);
  return lines.length < LEAST_SHOWS ? null : { type, text: plain, shows: lines };
}

function isSame(a: string, b: string): boolean {
  const [one, other] = [new Set(wordsOf(a)), new Set(wordsOf(b))];
  return one.intersection(other).size >= SAME * one.union(other).size;
}
