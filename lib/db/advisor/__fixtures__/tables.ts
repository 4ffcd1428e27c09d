/** Tables without a database. */
import type { Table } from "../catalog.ts";

/** 100,000 rows, no columns, no indexes. */
export const emptyTable = (name: string): Table => ({
  oid: 1,
  schema: "public",
  name,
  sql: name,
  partitioned: false,
  partition: false,
  partitions: [],
  rows: 100_000,
  pages: 1000,
  bytes: 8_192_000,
  unknown: false,
  changedSinceAnalyze: 0,
  inserted: 0,
  deleted: 0,
  coldUpdates: 0,
  live: 100_000,
  scans: 0,
  columns: new Map(),
  indexes: [],
  foreignKeys: [],
  extended: [],
});
