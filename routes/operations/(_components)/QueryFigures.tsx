import type { JSX } from "preact";
import type { DayLine, SeenLine } from "../../../lib/db/mod.server.ts";
import { number, texts } from "../../../lib/texts/mod.ts";
import { duration, fineDuration, percent } from "./figures.ts";
import { FigureTable } from "./FigureTable.tsx";

/** Statements by the time they take altogether. */
export function QueryFigures({ lines }: { lines: readonly SeenLine[] }): JSX.Element {
  const { queries: t } = texts().operations;
  return (
    <FigureTable
      caption
      label={t.table}
      columns={[t.query, t.share, t.calls, t.mean, t.median, t.p95, t.p99, t.runs, t.errors]}
      rows={lines.map((line, at) => [
        `${at + 1}. ${shortOf(line)}`,
        percent(line.share),
        number(line.calls),
        fineDuration(line.meanMs),
        fineDuration(line.p50Ms),
        fineDuration(line.p95Ms),
        fineDuration(line.p99Ms),
        number(line.repeated.runs),
        number(line.errors.reduce((sum, { count }) => sum + count, 0)),
      ])}
    />
  );
}

/** The same of the last 24 hours, on all servers. */
export function DayFigures({ lines }: { lines: readonly DayLine[] }): JSX.Element {
  const { queries: t } = texts().operations;
  return (
    <FigureTable
      caption
      label={t.lastDay}
      columns={[t.query, t.total, t.calls, t.mean, t.median, t.p95, t.p99, t.errors]}
      rows={lines.map((line, at) => [
        `${at + 1}. ${shortOf(line)}`,
        duration(line.totalMs),
        number(line.calls),
        fineDuration(line.totalMs / line.calls),
        fineDuration(line.p50Ms),
        fineDuration(line.p95Ms),
        fineDuration(line.p99Ms),
        number(line.errors),
      ])}
    />
  );
}

/** What it does to which table: `select answers`. */
function shortOf({ text }: Pick<SeenLine, "text">): string {
  const verb = text.split(" ", 1)[0]!;
  const table = /\b(?:from|into|update) (?:only )?"?(\w+)"?/.exec(text)?.[1];
  return table ? `${verb} ${table}` : verb;
}
