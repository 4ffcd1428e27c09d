/** Who acts in the answer: "I" against "we", "you" and nobody. */
import type { CueId } from "../lang/lexicon.ts";
import type { Reading } from "../reading.ts";
import type { Clause } from "../text/clauses.ts";
import { count } from "./specificity.ts";

/** With this share of "I" among all who act, or more, the candidate's part is plain. */
const PLAIN_SHARE = 0.6;
/** So many own actions fill the scale. */
const ENOUGH_ACTS = 4;
const IMPERSONAL_WEIGHT = 1.5;

const ACTS: Readonly<Record<"told" | "planned", readonly CueId[]>> = {
  told: ["act"],
  planned: ["act", "would_act", "habit_act"],
};

export interface Ownership {
  readonly score: number;
  /** Clauses in which the candidate acts, in order. */
  readonly own: readonly Clause[];
  /** Clauses in which "we" or nobody acts, in order. */
  readonly shared: readonly Clause[];
}

/** Measures how plainly the answer says what the candidate did, or would do. */
export function measureOwnership(reading: Reading): Ownership {
  const own = reading.clauses.filter((clause) =>
    ACTS[reading.rubric.voice].some((cue) => reading.lexicon.cues[cue].test(clause.norm))
  );
  const self = total(reading, "self");
  const others = total(reading, "group") + IMPERSONAL_WEIGHT * total(reading, "impersonal");
  const share = self + others === 0 ? 0 : self / (self + others);
  return {
    score: 0.5 * Math.min(1, share / PLAIN_SHARE) + 0.5 * Math.min(1, own.length / ENOUGH_ACTS),
    own,
    shared: reading.clauses.filter((clause) => isShared(clause, reading)),
  };
}

function total(reading: Reading, mark: "self" | "group" | "impersonal"): number {
  return reading.clauses.reduce((sum, clause) => sum + count(clause, reading, mark), 0);
}

function isShared(clause: Clause, reading: Reading): boolean {
  const { cues } = reading.lexicon;
  if (cues.act.test(clause.norm)) return false;
  return cues.team_act.test(clause.norm) || count(clause, reading, "impersonal") > 0 ||
    (count(clause, reading, "group") > 0 && cues.finish.test(clause.norm));
}
