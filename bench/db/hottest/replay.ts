/** Asks queries again, with the arguments that they had. */
import { CompiledQuery } from "kysely";
import type { Database } from "../../../lib/db/mod.ts";
import { median } from "../../../lib/interview/median.ts";
import type { Statement } from "../../../tools/dataset/workload/recorder.ts";

const RUNS = 5;
/** Calls of one query at most, and how long is spent on them together. */
const MOST_CALLS = 200;
const BUDGET_MS = 30_000;
const CANCELLED = "57014";

/**
 * Milliseconds of the query's calls, from sending it to its rows in memory: the median of five runs of each, one after
 * the other. Infinity for one that the server gave up.
 */
export async function replay(
  db: Database,
  asked: readonly Pick<Statement, "sql" | "parameters">[],
): Promise<readonly number[]> {
  const end = performance.now() + BUDGET_MS;
  const times: number[] = [];
  for (const statement of spread(asked)) {
    if (times.length > 0 && performance.now() >= end) break;
    times.push(await medianMs(db, statement));
  }
  return times;
}

/** From the whole stretch evenly, in an order in which any beginning is spread as well. */
function spread<T>(all: readonly T[]): readonly T[] {
  const step = all.length / Math.min(MOST_CALLS, all.length);
  const some = Array.from(
    { length: Math.round(all.length / step) },
    (_, n) => all[Math.floor(n * step)]!,
  );
  return some.map((one, n) => [(n * GOLDEN) % 1, one] as const)
    .sort(([a], [b]) => a - b).map(([, one]) => one);
}

/** Multiples of it, modulo 1, are spread evenly however many there are (van der Corput 1935, Knuth 6.4). */
const GOLDEN = 0.6180339887498949;

async function medianMs(
  db: Database,
  { sql, parameters }: Pick<Statement, "sql" | "parameters">,
): Promise<number> {
  const query = CompiledQuery.raw(sql, [...parameters]);
  const times: number[] = [];
  for (let run = 0; run <= RUNS; run++) {
    const begun = performance.now();
    try {
      await db.executeQuery(query);
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === CANCELLED)) throw error;
      return Infinity;
    }
    times.push(performance.now() - begun);
  }
  // The first one only warms up.
  return median(times.slice(1));
}
