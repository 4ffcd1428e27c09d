/** What a candidate's correction says of those who heard the words. */
import type { HeardErrors } from "../../speech/mod.ts";
import type { Router } from "../routing/mod.ts";

/** One less the word error rate, 0..1; words made out of nothing count as many errors. */
const qualityOf = ({ errors, words }: Pick<HeardErrors, "errors" | "words">): number =>
  Math.max(0, 1 - errors / Math.max(1, words));

export function learnFromCorrection(
  router: Pick<Router, "learn">,
  heard: readonly HeardErrors[],
): void {
  for (const { recogniser, ...counted } of heard) {
    const quality = qualityOf(counted);
    router.learn({ task: "transcribe", group: null, model: recogniser, quality });
  }
}

/** Of the whole answer: edits a word. */
export function editDistanceOf(heard: readonly HeardErrors[]): number {
  const sum = (of: (one: HeardErrors) => number) => heard.reduce((all, one) => all + of(one), 0);
  return sum(({ errors }) => errors) / Math.max(1, sum(({ words }) => words));
}
