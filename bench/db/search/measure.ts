/** Milliseconds of ways that take turns, so that whatever else the machine does meets all of them. */
import { sql } from "kysely";
import type { Database } from "../../../lib/db/mod.ts";
import { median } from "../../../lib/interview/median.ts";

const ROUNDS = 7;

/** Tells how many milliseconds one turn took. */
export type Turn = () => Promise<number>;

/** The median of each; a first turn only warms up. */
export async function mediansOf(turns: readonly Turn[]): Promise<readonly number[]> {
  const times = turns.map((): number[] => []);
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [at, turn] of turns.entries()) {
      const ms = await turn();
      if (round > 0) times[at]!.push(ms);
    }
  }
  return times.map(median);
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

export interface Owner {
  readonly candidate: string;
  readonly documents: number;
}

/** Who has most documents, the eighth, and the one in the middle. */
export async function ownersOf(db: Database): Promise<readonly Owner[]> {
  const { rows } = await sql<Owner>`
    select candidate_id as candidate, count(*) as documents from search_documents
    group by 1 order by 2 desc, 1`.execute(db);
  return [rows[0]!, rows[7]!, rows[rows.length >> 1]!];
}

export const inMs = (ms: number): string => ms.toFixed(ms < 10 ? 2 : 0);

/** What `ours` takes less than `baseline`. */
export const saved = (ours: number, baseline: number): string =>
  `${((1 - ours / baseline) * 100).toFixed(1)} %`;
