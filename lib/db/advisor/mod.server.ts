/**
 * Asking the index advisor. PostgreSQL's parser is loaded with the first question, not with the
 * product.
 */
import type { AdviseOptions } from "./advise.server.ts";
import type { Database } from "../database.ts";
import type { AdviceReport, MonitoredStatement } from "./types.ts";

export type { AdviseOptions };

/**
 * What to change about indexes, statistics and statements, for `statements` such as the monitor's
 * lines. Nothing is applied or run; see `advise` in advise.server.ts.
 */
export async function advise(
  db: Database,
  statements: readonly MonitoredStatement[],
  options?: AdviseOptions,
): Promise<AdviceReport> {
  const advisor = await import("./advise.server.ts");
  return await advisor.advise(db, statements, options);
}

/** The report as text for a terminal. */
export { describeAdvice } from "./report.ts";
