/**
 * Tries indexes by making them, on temporary copies of a bounded part of the tables, which the
 * session's rollback takes away. The real tables are only read: nobody waits but who changes a
 * table's definition, for whom the advice ends (`Session.inTheWay`). Costs are those of the copies,
 * so for tables larger than the bound they, and the gain, are too small.
 */
import type { Catalog, Table } from "./catalog.ts";
import { findTable, findView } from "./catalog.ts";
import { explain } from "./explain.server.ts";
import { bodySql, type IndexSpec } from "./index_spec.ts";
import type { Lab } from "./lab.ts";
import { quoteName } from "./names.ts";
import { type Edit, edit } from "./edit.ts";
import { endOfName, type ParsedStatement } from "./parse.server.ts";
import { indexNames } from "./plan.ts";
import type { Session } from "./session.server.ts";
import { findAll } from "./tree.ts";

const COPY = "rehearse_advice_";
/** Of a copy, about: rows of long texts or sound are fewer. */
const MAX_BYTES = 100e6;

export interface SampleLabOptions {
  readonly catalog: Catalog;
  /** Rows of a copy, about; never more than twice as many. */
  readonly maxRows: number;
}

interface Copy {
  readonly rows: number;
  readonly oid: number;
}

/** A lab that can also say what its copies are, for tables without statistics of their own. */
export interface SampleLab extends Lab {
  copy(table: Table): Promise<Copy>;
}

export function sampleLab(session: Session, { catalog, maxRows }: SampleLabOptions): SampleLab {
  const copies = new Map<number, Promise<Copy>>();
  const copy = (table: Table): Promise<Copy> => {
    const made = copies.get(table.oid) ??
      session.whole(() => makeCopy(session, { table, maxRows }));
    copies.set(table.oid, made);
    return made;
  };
  const known = new Map<number, number>();
  const tablesOf = async (statement: ParsedStatement) => {
    const found = placesOf(statement, catalog);
    for (const table of found.flatMap(({ tables }) => tables)) {
      known.set(table.oid, (await copy(table)).rows);
    }
    return found;
  };
  return {
    copy,
    plan: async (statement, specs) => {
      const places = await tablesOf(statement);
      return await session.undone(async () => {
        const names = new Map<string, IndexSpec>();
        for (const spec of specs) names.set(await makeIndex(session, spec, names.size), spec);
        for (const table of places.flatMap(({ tables }) => tables)) {
          await showAllVisible(session, copyName(table));
        }
        const plan = await explain(session, statement, places.map(({ edit }) => edit));
        const used = new Set(indexNames(plan).flatMap((name) => names.get(name) ?? []));
        const rename = (name: string) =>
          names.has(name) ? bodySql(names.get(name)!) : nameWithoutCopy(name, catalog);
        return { cost: plan["Total Cost"], plan, used: [...used], rename };
      });
    },
    verification: ({ table }) => ({ by: "sample", rows: known.get(table.oid) ?? 0 }),
    size: (spec) => sizeOf(session, { spec, copy }),
  };
}

const copyName = ({ oid }: Table): string => `${COPY}${oid}`;

async function makeCopy(
  session: Session,
  { table, maxRows }: { readonly table: Table; readonly maxRows: number },
): Promise<Copy> {
  const name = copyName(table);
  const columns = [...table.columns.keys()].map(quoteName).join(", ");
  const wanted = Math.ceil(Math.min(maxRows, MAX_BYTES * Math.max(1, table.rows) / table.bytes));
  const percent = Math.min(100, 100 * wanted / Math.max(1, table.rows));
  const part = percent < 100 ? ` tablesample system (${percent}) repeatable (1)` : "";
  await session.rows(
    `create temporary table ${name} (like ${table.sql} including indexes including statistics including storage) on commit drop`,
  );
  await session.rows(
    `insert into pg_temp.${name} (${columns}) select ${columns} from ${table.sql}${part} limit ${
      2 * wanted
    }`,
  );
  await session.rows(`analyze pg_temp.${name}`);
  await showAllVisible(session, name);
  const [row] = await session.rows<{ oid: number; rows: number }>(
    `select oid::int8 as oid, reltuples::float8 as rows from pg_class where oid = 'pg_temp.${name}'::regclass`,
  );
  return row!;
}

/**
 * As after a vacuum, which a transaction cannot run: else no plan would read an index alone. Only
 * superusers may.
 */
async function showAllVisible(session: Session, name: string): Promise<void> {
  const change =
    `update pg_class set relallvisible = relpages where oid = 'pg_temp.${name}'::regclass`;
  await session.whole(() => session.rows(change)).catch(() => {});
}

async function makeIndex(session: Session, spec: IndexSpec, number: number): Promise<string> {
  const name = `${COPY}try_${number}`;
  if (spec.extension) await session.rows(`create extension if not exists ${spec.extension}`);
  await session.rows(`create index ${name} on pg_temp.${copyName(spec.table)} ${bodySql(spec)}`);
  return name;
}

interface Place {
  /** Several, or none, where the name is a view's. */
  readonly tables: readonly Table[];
  readonly edit: Edit;
}

/**
 * Each name of a known table in the statement, with the copy that stands in for it under the same
 * alias; a view's name, with its query on the copies.
 */
function placesOf(
  { text, node }: Pick<ParsedStatement, "text" | "node">,
  catalog: Catalog,
): Place[] {
  const queries = new Set(findAll(node, "CommonTableExpr").map(({ ctename }) => ctename));
  const places = findAll(node, "RangeVar").flatMap(
    ({ schemaname, relname, alias, location: start = 0 }) => {
      if (!schemaname && queries.has(relname)) return [];
      const meant = { schema: schemaname, name: relname! };
      const as = alias ? "" : ` as ${quoteName(relname!)}`;
      const place = (tables: readonly Table[], copy: string): Place[] => [
        { tables, edit: { start, end: endOfName(text, start), text: copy + as } },
      ];
      const table = findTable(catalog, meant);
      if (table) return place([table], `pg_temp.${copyName(table)}`);
      const view = findView(catalog, meant);
      if (!view) return [];
      const inside = placesOf(view, catalog);
      const query = edit(view.text, inside.map((each) => each.edit));
      return place(inside.flatMap(({ tables }) => tables), `(${query})`);
    },
  );
  // The tree of `set (a, b) = (select …)` has the query once for each column.
  return [...new Map(places.map((each) => [each.edit.start, each])).values()];
}

function nameWithoutCopy(name: string, { tables }: Catalog): string {
  const oid = new RegExp(`^${COPY}(\\d+)`).exec(name)?.[1];
  const table = tables.find((each) => String(each.oid) === oid);
  return table ? name.replace(`${COPY}${oid}`, table.name) : name;
}

async function sizeOf(
  session: Session,
  { spec, copy }: { readonly spec: IndexSpec; readonly copy: (table: Table) => Promise<Copy> },
): Promise<number | null> {
  const { rows } = await copy(spec.table);
  if (rows === 0) return null;
  return await session.undone(async () => {
    const name = await makeIndex(session, spec, 0);
    const [row] = await session.rows<{ bytes: number }>(
      `select pg_relation_size('pg_temp.${name}'::regclass)::int8 as bytes`,
    );
    return Math.round(row!.bytes * spec.table.rows / rows);
  });
}
