/** Finds where an answer says the question again. */
import type { Token } from "./tokens.ts";

/** So many words in the same order are a repetition, not a coincidence. */
const RUN = 5;
const TURNED: Readonly<Record<string, string>> = {
  i: "you",
  my: "your",
  me: "you",
  "i'm": "you're",
};

/** The indexes of those answer words that stand in runs of the question's own words. */
export function repeatedTokens(
  answer: readonly Token[],
  question: readonly Token[],
): ReadonlySet<number> {
  const asked = turned(question);
  const runLength = Math.min(RUN, asked.length);
  if (runLength < 3) return new Set();
  const runs = new Set(
    asked.slice(0, asked.length - runLength + 1).map((_, at) => run(asked, at, runLength)),
  );
  const said = turned(answer);
  const repeated = new Set<number>();
  for (let at = 0; at + runLength <= said.length; at++) {
    if (!runs.has(run(said, at, runLength))) continue;
    for (let offset = 0; offset < runLength; offset++) repeated.add(at + offset);
  }
  return repeated;
}

/** "I" and "you" change places between a question and its answer. */
const turned = (tokens: readonly Token[]) => tokens.map(({ norm }) => TURNED[norm] ?? norm);

const run = (words: readonly string[], at: number, length: number) =>
  words.slice(at, at + length).join(" ");
