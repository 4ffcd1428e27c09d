/** Times the coach on 400 words, against a plain pass that only splits them. */
import { STRONG, WEAK } from "../../lib/coach/__fixtures__/answers.ts";
import { input } from "../../lib/coach/__fixtures__/transcripts.ts";
import { evaluate } from "../../lib/coach/mod.ts";
import { printTable } from "../table.ts";

const WORDS = 400;
const BUDGET_MS = 50;
const ROUNDS = 200;

/** Prints the median and the slowest of many rounds; gives the budget if the median misses it. */
export function benchSpeed(): string[] {
  const text = answerOf(WORDS);
  const source = input("behavioral", text);
  const coach = time(() => evaluate(source));
  const plain = time(() => text.toLowerCase().split(/\W+/u).length);
  printTable(`Time for ${WORDS} words (${ROUNDS} rounds; budget ${BUDGET_MS} ms)`, [
    ["pass", "first", "median", "slowest", "words/ms", "ratio"],
    line("plain split into words", plain, plain.median),
    line("coach, whole evaluation", coach, plain.median),
  ]);
  return coach.median <= BUDGET_MS
    ? []
    : [`coach: ${coach.median.toFixed(1)} ms for ${WORDS} words`];
}

function answerOf(words: number): string {
  const all = [
    STRONG.behavioral,
    STRONG.cultural,
    STRONG.situational,
    WEAK.behavioral,
    STRONG.technical,
  ];
  return all.join(" ").split(" ").slice(0, words).join(" ");
}

interface Timing {
  readonly first: number;
  readonly median: number;
  readonly slowest: number;
}

function time(pass: () => unknown): Timing {
  const rounds = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    pass();
    return performance.now() - start;
  });
  const sorted = rounds.toSorted((a, b) => a - b);
  return {
    first: rounds[0]!,
    median: sorted[Math.floor(ROUNDS / 2)]!,
    slowest: sorted.at(-1)!,
  };
}

function line(name: string, timing: Timing, baseline: number): string[] {
  const ms = (value: number) => `${value.toFixed(3)} ms`;
  return [
    name,
    ms(timing.first),
    ms(timing.median),
    ms(timing.slowest),
    (WORDS / timing.median).toFixed(0),
    `${(timing.median / baseline).toFixed(0)}x`,
  ];
}
