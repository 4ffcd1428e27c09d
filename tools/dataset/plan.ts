/** How large a data set is, and the words in which its SQL draws chances: the same rows for the same seed anywhere. */
import { fnv1a } from "../../lib/hash.ts";

export interface Plan {
  /** Exactly that many rows in `answers`; the other tables follow. */
  readonly answers: number;
  readonly interviews: number;
  readonly candidates: number;
  readonly seed: number;
  /** The moment at which the data ends, as an ISO date; its first interview is a year older. */
  readonly until: string;
}

/** Answers that an interview has on average, a little less so that there are enough of them. */
const ANSWERS_AN_INTERVIEW = 5.2;
const INTERVIEWS_A_CANDIDATE = 2.5;

/** @param options.until Fixed, so that a seed gives the same rows on every day */
export function planOf(
  { answers, seed = 1, until = "2026-11-01T20:00:00Z" }:
    & Pick<Plan, "answers">
    & Partial<Pick<Plan, "seed" | "until">>,
): Plan {
  const interviews = Math.ceil(answers / ANSWERS_AN_INTERVIEW) + 10;
  const candidates = Math.ceil(interviews / INTERVIEWS_A_CANDIDATE);
  return { answers, interviews, candidates, seed, until };
}

/** What a module of sql/ draws with. `n` is an SQL expression for a number, `what` names the chance. */
export interface Draw {
  /** Evenly from [0, 1). */
  unit(n: string, what: string): string;
  /** True with chance `p`. */
  chance(n: string, what: string, p: number): string;
  /** One of the texts, all alike. */
  pick(n: string, what: string, texts: readonly string[]): string;
  /** A UUID. */
  id(what: string, n: string): string;
}

/** By PostgreSQL's own hash, which is the same on every machine with this byte order, and on PGlite. */
export function drawsOf({ seed }: Pick<Plan, "seed">): Draw {
  const unit = (n: string, what: string) =>
    `((hashint8extended((${n})::bigint, ${fnv1a(`${seed} ${what}`)})` +
    ` & 9007199254740991) / 9007199254740992::float8)`;
  return {
    unit,
    chance: (n, what, p) => `(${unit(n, what)} < ${p})`,
    pick: (n, what, texts) =>
      `(array[${texts.map((text) => `'${text}'`).join(", ")}])` +
      `[1 + floor(${texts.length} * ${unit(n, what)})::integer]`,
    id: (what, n) => `md5('${what} ${seed} ' || ${n})::uuid`,
  };
}
