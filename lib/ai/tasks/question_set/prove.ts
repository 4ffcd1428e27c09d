/** Keeps of suggested questions those that can be asked. */
import type { SuggestedQuestion } from "../../spec/results.ts";
import type { JobInput } from "../../spec/task.ts";
import { once } from "../checks/once.ts";
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
  input: JobInput,
): readonly SuggestedQuestion[] {
  const kept: SuggestedQuestion[] = [];
  for (const draft of drafts.filter(({ type }) => input.types.includes(type))) {
    const question = cleaned(draft, input);
    if (question && !kept.some(({ text }) => isSame(text, question.text))) kept.push(question);
  }
  return kept;
}

const proveText = once((text, _: JobInput): string | null => {
  const plain = sayable(text, { most: LENGTH.most });
  return plain !== null && plain.length >= LENGTH.least && /[.?]$/u.test(plain) ? plain : null;
});

const proveShown = once((line, _: JobInput) => sayable(line, { most: LENGTH.shows }));

function cleaned(
  { type, text, shows }: SuggestedQuestion,
  input: JobInput,
): SuggestedQuestion | null {
  const plain = proveText(text, input);
  if (plain === null) return null;
  const lines = shows.flatMap((line) => proveShown(line, input) ?? []);
  return lines.length < LEAST_SHOWS ? null : { type, text: plain, shows: lines };
}

function isSame(a: string, b: string): boolean {
  const [one, other] = [new Set(wordsOf(a)), new Set(wordsOf(b))];
  return one.intersection(other).size >= SAME * one.union(other).size;
}
