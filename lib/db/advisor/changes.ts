/** What the statements of a workload write. */
import type { Node, RangeVar } from "libpg-query";
import { type Catalog, findTable, type Table } from "./catalog.ts";
import { columnsOf, type IndexSpec } from "./index_spec.ts";
import { as, findAll } from "./tree.ts";

/** Rows that statements of one sort changed in a table. */
export interface Change {
  readonly table: Table;
  readonly kind: "insert" | "update" | "delete";
  /** The columns that an update sets. */
  readonly columns: ReadonlySet<string>;
  readonly rows: number;
}

interface Changing {
  readonly catalog: Catalog;
  /** Of the statement. */
  readonly rows: number;
}

/** What the statement changes, its WITH queries too; nothing if it only reads. */
export function changesIn(node: Node, { catalog, rows }: Changing): Change[] {
  const changed = (
    kind: Change["kind"],
    relation: RangeVar | undefined,
    targets: readonly Node[] = [],
  ): Change[] => {
    const { schemaname: schema, relname: name } = relation ?? {};
    const table = name ? findTable(catalog, { schema, name }) : undefined;
    const columns = new Set(targets.flatMap((each) => as(each, "ResTarget")?.name ?? []));
    return table ? [{ table, kind, columns, rows }] : [];
  };
  return [
    ...findAll(node, "InsertStmt").flatMap(({ relation }) => changed("insert", relation)),
    ...findAll(node, "UpdateStmt").flatMap(({ relation, targetList }) =>
      changed("update", relation, targetList)
    ),
    ...findAll(node, "DeleteStmt").flatMap(({ relation }) => changed("delete", relation)),
  ];
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
