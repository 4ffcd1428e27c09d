/** Foreign keys that no index serves: each change of the parent's row reads the whole child. */
import type { Catalog, ForeignKey, Table } from "./catalog.ts";
import type { Change } from "./changes.ts";
import { quoteName } from "./names.ts";
import type { MonitoredStatement } from "./types.ts";

const MARK = "foreign key ";

/** Whether the statement is a check of this module, by its fingerprint. */
export const isForeignKeyCheck = (fingerprint: string): boolean => fingerprint.startsWith(MARK);

/** The checks that deletes of parents' rows made, as statements, for keys without an index. */
export function foreignKeyChecks(
  catalog: Catalog,
  changes: readonly Change[],
): MonitoredStatement[] {
  return catalog.tables.flatMap((table) =>
    table.foreignKeys.filter((key) => !served(table, key)).flatMap((key) => {
      const calls = deletesOf(key, { catalog, changes });
      return calls > 0 ? [checkOf(table, { key, calls })] : [];
    })
  );
}

/** Whether some whole index begins with the key's columns, in whatever order. */
function served({ indexes }: Table, { columns }: ForeignKey): boolean {
  const names = new Set(columns.map(quoteName));
  return indexes.some(({ keys, predicate, valid }) =>
    valid && predicate === null &&
    new Set(keys.slice(0, names.size).map(({ sql }) => sql)).isSupersetOf(names)
  );
}

function deletesOf(
  { parent }: ForeignKey,
  { catalog, changes }: { readonly catalog: Catalog; readonly changes: readonly Change[] },
): number {
  const monitored = changes.filter(({ kind, table }) => kind === "delete" && table.oid === parent)
    .reduce((sum, { rows }) => sum + rows, 0);
  return Math.max(monitored, catalog.tables.find(({ oid }) => oid === parent)?.deleted ?? 0);
}

/** As PostgreSQL's own trigger asks (ri_triggers.c). */
function checkOf(
  table: Table,
  { key, calls }: { readonly key: ForeignKey; readonly calls: number },
): MonitoredStatement {
  const conditions = key.columns.map((name, at) => `x.${quoteName(name)} = $${at + 1}`);
  return {
    fingerprint: MARK + key.name,
    text:
      `select 1 from ${table.partitioned ? "" : "only "}${table.sql} x where ${
        conditions.join(" and ")
      }` +
      ` for key share of x`,
    calls,
    totalMs: 0,
  };
}
