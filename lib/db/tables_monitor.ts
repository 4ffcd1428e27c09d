/** The tables of the query monitor: what statements took, and their texts. */
import type { StatementKind } from "./monitor/normalise.ts";

export interface StatementFiguresTable {
  until: Date;
  process: string;
  fingerprint: string;
  calls: number;
  total_ms: number;
  rows: number;
  bytes: number;
  errors: number;
  /** By bucket of the histogram; read in SQL. */
  latencies: Readonly<Record<string, number>>;
}

export interface StatementTextsTable {
  fingerprint: string;
  text: string;
  kind: StatementKind;
  seen_at: Date;
}

export interface MonitorTables {
  statement_figures: StatementFiguresTable;
  statement_texts: StatementTextsTable;
}
