/** Runs all that the product does on a data set, and tells what it asked of the database. */
import type { Database } from "../../../lib/db/mod.ts";
import type { Plan } from "../plan.ts";
import { isPlanned } from "./plans.ts";
import { recordStatements, type Statement } from "./recorder.ts";
import { productOn, STEPS } from "./steps.ts";
import { findSubjects } from "./subjects.ts";

/**
 * Changes the data: one candidate is deleted in the end.
 *
 * @returns Each statement of each step once
 */
export async function recordWorkload(
  db: Database,
  { until }: Pick<Plan, "until">,
): Promise<readonly Statement[]> {
  const subjects = await findSubjects(db);
  const recorder = recordStatements(db);
  const world = { ...productOn(recorder.db, { until }), ...subjects };
  for (const [name, step] of Object.entries(STEPS)) {
    recorder.begin(name);
    await step(world);
  }
  const once = Map.groupBy(recorder.statements, ({ step, sql }) => `${step}: ${sql}`);
  return Array.from(once.values(), ([first]) => first!).filter(isPlanned);
}
