/** The monitor's overview beside what the server has counted itself. */
import type { Database } from "../database.ts";
import type { DayLine, StatementFigures } from "./figures.server.ts";
import type { QueryMonitor } from "./monitor.server.ts";
import type { QueryLine, QueryOverview } from "./overview.ts";
import { readServerStatements, type ServerStatement } from "./server_statements.server.ts";

export interface QueriesView extends Omit<QueryOverview, "lines"> {
  readonly lines: readonly SeenLine[];
  /** What the server counted of statements that this process did not send, the most time first; null without counts. */
  readonly elsewhere: readonly ServerStatement[] | null;
  /** Of all processes, the last 24 hours: the dearest, the most time first. */
  readonly lastDay: readonly DayLine[];
}

export interface SeenLine extends QueryLine {
  /** Of all processes, since the server's counts were reset. */
  readonly server: ServerStatement | null;
}

export async function readQueries(
  { monitor, figures, db }: {
    readonly monitor: QueryMonitor;
    readonly figures: Pick<StatementFigures, "lastDay">;
    readonly db: Database;
  },
): Promise<QueriesView> {
  const { lines, ...totals } = monitor.overview();
  const [counted, lastDay] = await Promise.all([readServerStatements(db), figures.lastDay()]);
  const byFingerprint = new Map(counted?.map((one) => [one.fingerprint, one]));
  const sent = new Set(lines.map(({ fingerprint }) => fingerprint));
  return {
    ...totals,
    lines: lines.map((line) => ({ ...line, server: byFingerprint.get(line.fingerprint) ?? null })),
    lastDay,
    elsewhere: counted?.filter(({ fingerprint }) => !sent.has(fingerprint)) ?? null,
  };
}
