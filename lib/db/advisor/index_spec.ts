/** An index that might be made. */
import type { Table } from "./catalog.ts";
import { cutName, quoteName } from "./names.ts";

export interface SpecKey {
  /** A quoted column, or an expression (which `expression` marks). */
  readonly sql: string;
  readonly expression: boolean;
  /** The columns it reads. */
  readonly columns: readonly string[];
  /** " desc", " nulls first" and the like; empty for the plain order. */
  readonly order: string;
  /** An operator class other than the default. */
  readonly operators?: string;
}

export type Method = "btree" | "gin";

export interface IndexSpec {
  readonly table: Table;
  readonly method: Method;
  readonly keys: readonly SpecKey[];
  /** Columns carried along, so that the table need not be read. */
  readonly included: readonly string[];
  readonly predicate: string | null;
  /** The fraction of the table's rows in it, by the statistics; 1 without a predicate. */
  readonly fraction: number;
  /** Whether it gives the order of which the statement wants the first rows. */
  readonly ordered?: boolean;
  /** An extension that must be there. */
  readonly extension?: string;
}

const keySql = ({ sql, expression, order, operators }: SpecKey): string =>
  (expression ? `(${sql})` : sql) + (operators ? ` ${operators}` : "") + order;

/** All after the table's name. */
export function bodySql({ method, keys, included, predicate }: IndexSpec): string {
  const using = method === "btree" ? "" : `using ${method} `;
  const include = included.length > 0 ? ` include (${included.map(quoteName).join(", ")})` : "";
  const where = predicate === null ? "" : ` where ${predicate}`;
  return `${using}(${keys.map(keySql).join(", ")})${include}${where}`;
}

/** Tells two specifications apart. */
export const specId = (spec: IndexSpec): string => `${spec.table.oid} ${bodySql(spec)}`;

/** The columns that change the index when they change. */
export const columnsOf = (spec: IndexSpec): Set<string> =>
  new Set([...spec.keys.flatMap(({ columns }) => columns), ...spec.included]);

/**
 * The statements that make it without stopping writers, under a name that `taken` does not hold.
 */
export function createSql(spec: IndexSpec, taken: ReadonlySet<string>): string[] {
  const extension = spec.extension ? [`create extension if not exists ${spec.extension}`] : [];
  const name = freeName(spec, { relation: spec.table.name, taken });
  if (!spec.table.partitioned) {
    const on = `on ${spec.table.sql} ${bodySql(spec)}`;
    return [...extension, `create index concurrently ${quoteName(name)} ${on}`];
  }
  return [...extension, ...partitionedSql(spec, { name, taken })];
}

/**
 * A parent's index cannot be made concurrently; its partitions' can, and are attached then. It is valid with the last
 * of them.
 */
function partitionedSql(
  spec: IndexSpec,
  { name, taken }: { readonly name: string; readonly taken: ReadonlySet<string> },
): string[] {
  const { table } = spec;
  const made = new Map([[table.sql, name]]);
  const parts = table.partitions.flatMap(({ sql, name: relation, parent, leaf }) => {
    const own = freeName(spec, { relation, taken: new Set([...taken, ...made.values()]) });
    made.set(sql, own);
    const create = leaf ? "create index concurrently" : "create index";
    return [
      `${create} ${quoteName(own)} on ${leaf ? "" : "only "}${sql} ${bodySql(spec)}`,
      `alter index ${beside(parent, made.get(parent)!)} attach partition ${beside(sql, own)}`,
    ];
  });
  return [`create index ${quoteName(name)} on only ${table.sql} ${bodySql(spec)}`, ...parts];
}

/** An index lives in its table's schema: the same prefix. */
function beside(tableSql: string, name: string): string {
  const schema = /^("(?:[^"]|"")+"|[^".]+)\./.exec(tableSql)?.[0] ?? "";
  return schema + quoteName(name);
}

interface Naming {
  readonly relation: string;
  readonly taken: ReadonlySet<string>;
}

function freeName(spec: IndexSpec, { relation, taken }: Naming): string {
  const keys = spec.keys.map((key) => key.columns.join("_") || "expr").join("_");
  const ending = spec.predicate === null ? "_idx" : "_part_idx";
  const stem = cutName(`${relation}_${keys}`, ending.length + 2);
  for (let number = 1;; number++) {
    const name = stem + ending + (number === 1 ? "" : number);
    if (!taken.has(name)) return name;
  }
}
