/** What is measured outside of runs. */
import type { Database } from "../../db/mod.ts";
import type { KeyOf } from "./unit_keys.server.ts";

export interface Outcome {
  /** Id of the candidate or the answer; for both, record it twice. */
  readonly unitId: string;
  readonly metric: "edit_distance";
  /** A finite number, at least 0. */
  readonly value: number;
}

interface Recording {
  readonly keyOf: KeyOf;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** @throws {RangeError} If the value is no number, or below 0 */
export async function recordOutcome(
  db: Database,
  { unitId, metric, value }: Outcome,
  { keyOf, at }: Recording,
): Promise<void> {
  if (!(value >= 0 && value < Infinity)) {
    throw new RangeError(`Value of "${metric}" is ${value}: give a number of at least 0`);
  }
  await db.insertInto("experiment_outcomes").values({
    unit_key: await keyOf(unitId.toLowerCase()),
    metric,
    value,
    at: new Date(at),
  }).execute();
}
