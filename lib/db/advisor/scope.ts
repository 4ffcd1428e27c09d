/** Which table a column of a statement belongs to. */
import type { ColumnRef, Node } from "libpg-query";
import { expressionSql } from "./expression.ts";
import type { Catalog, Column, Table } from "./catalog.ts";
import type { SpecKey } from "./index_spec.ts";
import { quoteName } from "./names.ts";
import { as, strings, walk } from "./tree.ts";

/** One appearance of a table in a statement. */
export interface Source {
  readonly alias: string;
  readonly table: Table;
}

/** A query that stands in FROM as a table would: a derived one, a WITH query or a view. */
export interface Derived {
  readonly alias: string;
  readonly columns: DerivedColumns;
}

/** Those of its columns that are columns of tables. */
export type DerivedColumns = ReadonlyMap<string, ResolvedColumn>;

/** What the names of one query block mean. */
export interface Scope {
  readonly catalog: Catalog;
  readonly sources: Source[];
  readonly derived: Derived[];
  /** The block around it, whose names are seen too. */
  readonly outer?: Scope;
}

export interface ResolvedColumn {
  readonly source: Source;
  readonly column: Column;
}

/** The column meant; null if it is none of a known table. */
export function resolve(ref: ColumnRef, scope: Scope): ResolvedColumn | null {
  const names = strings(ref.fields);
  const name = names.at(-1);
  if (name === undefined || names.length !== ref.fields?.length) return null;
  const alias = names.at(-2);
  for (let block: Scope | undefined = scope; block; block = block.outer) {
    for (const source of block.sources) {
      const column = source.table.columns.get(name);
      if (column && (alias === undefined || alias === source.alias)) return { source, column };
    }
    for (const query of block.derived) {
      const found = query.columns.get(name);
      if (found && (alias === undefined || alias === query.alias)) return found;
    }
  }
  return null;
}

/** The sources that the expression reads, without those of queries inside it. */
export function sourcesOf(node: Node | undefined, scope: Scope): Set<Source> {
  const found = new Set<Source>();
  walk(node, (kind, content) => {
    if (kind === "SubLink") return false;
    const column = kind === "ColumnRef" ? resolve(content as ColumnRef, scope) : null;
    if (column) found.add(column.source);
  });
  return found;
}

export interface KeyOf {
  readonly source: Source;
  readonly key: SpecKey;
  /** The column, where the key is nothing else. */
  readonly column: Column | null;
}

/**
 * The expression as an index key, if it reads columns of exactly one source and can be written
 * down.
 */
export function keyOf(node: Node | undefined, scope: Scope): KeyOf | null {
  const [source, ...others] = sourcesOf(node, scope);
  if (!node || !source || others.length > 0) return null;
  const columns = new Set<string>();
  const sql = expressionSql(node, (ref) => {
    const found = resolve(ref, scope);
    if (found) columns.add(found.column.name);
    return found ? quoteName(found.column.name) : null;
  });
  if (sql === null) return null;
  const ref = as(node, "ColumnRef");
  const key = { sql, expression: ref === undefined, columns: [...columns], order: "" };
  return { source, key, column: ref ? resolve(ref, scope)!.column : null };
}
