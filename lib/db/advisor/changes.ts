/** What the statements of a workload write. */
import type { Node } from "libpg-query";
import { type Catalog, findTable, type Table } from "./catalog.ts";
import { columnsOf, type IndexSpec } from "./index_spec.ts";
import { as } from "./tree.ts";

/** Rows that statements of one sort changed in a table. */
export interface Change {
  readonly table: Table;
  readonly kind: "insert" | "update" | "delete";
  /** The columns that an update sets. */
  readonly columns: ReadonlySet<string>;
  readonly rows: number;
}

/** What the statement changes; null if it only reads. */
export function changeOf(
  node: Node,
  { catalog, rows }: { readonly catalog: Catalog; readonly rows: number },
): Change | null {
  const insert = as(node, "InsertStmt");
  const update = as(node, "UpdateStmt");
  const relation = (insert ?? update ?? as(node, "DeleteStmt"))?.relation;
  const table = relation?.relname
    ? findTable(catalog, { schema: relation.schemaname, name: relation.relname })
    : undefined;
  if (!table) return null;
  const targets = update?.targetList ?? [];
  return {
    table,
    kind: insert ? "insert" : update ? "update" : "delete",
    columns: new Set(targets.flatMap((each) => as(each, "ResTarget")?.name ?? [])),
    rows,
  };
}

/**
 * Rows that would have been written to the index: what the workload's own statements insert, and
 * what they update in its columns. Where the workload changes nothing in the table, the server's
 * counters stand in, less the rows that are there: those were loaded before.
 */
export function writesOf(spec: IndexSpec, changes: readonly Change[]): number {
  const own = changes.filter(({ table }) => table.oid === spec.table.oid);
  const { inserted, live, coldUpdates } = spec.table;
  if (own.length === 0) return Math.max(0, inserted - live) + coldUpdates;
  const columns = columnsOf(spec);
  const written = own.filter(({ kind, columns: set }) =>
    kind === "insert" || kind === "update" && !columns.isDisjointFrom(set)
  );
  return written.reduce((sum, { rows }) => sum + rows, 0);
}
