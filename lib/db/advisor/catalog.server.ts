/** Reads the catalogs and statistics of the database. */
import type {
  Catalog,
  Column,
  ForeignKey,
  Index,
  IndexKey,
  Partition,
  Table,
  View,
} from "./catalog.ts";
import { quoteText } from "./names.ts";
import { parseStatement } from "./parse.server.ts";
import type { Session } from "./session.server.ts";

/** Tables of people: not the system's, not temporary ones. */
const OWN =
  `n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)'`;

const TABLES = `
  select c.oid::int8 as oid, n.nspname as schema, c.relname as name, c.oid::regclass::text as sql,
    c.relkind = 'p' as partitioned, c.relispartition as partition, c.reltuples::float8 as tuples,
    c.relpages as "oldPages", sized.pages, sized.bytes, sized.tuples as "leafTuples",
    coalesce((select json_agg(json_build_object('sql', t.relid::regclass::text, 'name', p.relname,
        'parent', t.parentrelid::regclass::text, 'leaf', t.isleaf) order by t.level, p.relname)
      from pg_partition_tree(c.oid) t join pg_class p on p.oid = t.relid
      where t.level > 0 and p.relkind in ('r', 'p')), '[]') as partitions,
    coalesce(s.n_mod_since_analyze, 0)::int8 as changed, coalesce(s.n_tup_ins, 0)::int8 as inserted,
    coalesce(s.n_tup_del, 0)::int8 as deleted,
    greatest(coalesce(s.n_tup_upd - s.n_tup_hot_upd, 0), 0)::int8 as updated, coalesce(s.n_live_tup, 0)::int8 as live,
    (coalesce(s.seq_scan, 0) + coalesce(s.idx_scan, 0))::int8 as scans,
    coalesce((select json_agg(array(select a.attname::text from unnest(e.stxkeys) k(n)
        join pg_attribute a on a.attrelid = e.stxrelid and a.attnum = k.n))
      from pg_statistic_ext e where e.stxrelid = c.oid), '[]') as extended
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  left join pg_stat_user_tables s on s.relid = c.oid
  cross join lateral (
    select coalesce(sum(pg_relation_size(l.oid)), 0)::int8 / current_setting('block_size')::int8 as pages,
      coalesce(sum(pg_table_size(l.oid)), 0)::int8 as bytes,
      coalesce(sum(greatest(l.reltuples, 0)), 0)::float8 as tuples
    from pg_class l where l.relkind in ('r', 'm')
      and (l.oid = c.oid or c.relkind = 'p' and l.oid in (select relid from pg_partition_tree(c.oid)))
  ) sized
  where c.relkind in ('r', 'p', 'm') and ${OWN}`;

const COLUMNS = `
  select a.attrelid::int8 as oid, a.attname as name, format_type(a.atttypid, null) as type, a.attnotnull as "notNull",
    s.avg_width as width, s.n_distinct::float8 as distinct, s.null_frac::float8 as nulls,
    s.most_common_vals::text::text[] as values, s.most_common_freqs as fractions,
    h.bounds[1 + array_length(h.bounds, 1) / 20] as low, h.bounds[array_length(h.bounds, 1) * 19 / 20] as high,
    h.bounds[greatest(1, array_length(h.bounds, 1) * 93 / 100)] as within
  from pg_attribute a
  join pg_class c on c.oid = a.attrelid
  join pg_namespace n on n.oid = c.relnamespace
  left join pg_stats s on s.schemaname = n.nspname and s.tablename = c.relname and s.attname = a.attname
    and s.inherited = (c.relkind = 'p')
  cross join lateral (select s.histogram_bounds::text::text[] as bounds) h
  where c.relkind in ('r', 'p', 'm') and a.attnum > 0 and not a.attisdropped`;

const INDEXES = `
  select i.indrelid::int8 as oid, i.indexrelid::regclass::text as sql, c.relname as name, m.amname as method,
    i.indisunique as unique, i.indisvalid as valid, pg_relation_size(c.oid)::int8 as bytes,
    coalesce(s.idx_scan, 0)::int8 as scans, pg_get_expr(i.indpred, i.indrelid) as predicate,
    i.indisprimary or i.indisreplident or i.indisexclusion or c.relispartition
      or exists (select from pg_constraint k where k.conindid = i.indexrelid)
      or exists (select from pg_stat_progress_create_index b where b.index_relid = i.indexrelid) as bound,
    (select json_agg(json_build_object('sql', pg_get_indexdef(i.indexrelid, k, true),
        'descending', i.indoption[k - 1] & 1 = 1, 'nullsFirst', i.indoption[k - 1] & 2 = 2,
        'operators', i.indclass[k - 1] || ' ' || i.indcollation[k - 1]) order by k)
      from generate_series(1, i.indnkeyatts) k) as keys,
    coalesce((select json_agg(pg_get_indexdef(i.indexrelid, k, true) order by k)
      from generate_series(i.indnkeyatts + 1, i.indnatts) k), '[]') as included
  from pg_index i
  join pg_class c on c.oid = i.indexrelid
  join pg_am m on m.oid = c.relam
  join pg_namespace n on n.oid = c.relnamespace
  left join pg_stat_user_indexes s on s.indexrelid = i.indexrelid
  where ${OWN}`;

const FOREIGN_KEYS = `
  select k.conrelid::int8 as oid, k.conname as name, k.confrelid::int8 as parent,
    (select json_agg(a.attname order by u.place) from unnest(k.conkey) with ordinality u(n, place)
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.n) as columns
  from pg_constraint k where k.contype = 'f' and k.conparentid = 0`;

const VIEWS = `
  select n.nspname as schema, c.relname as name, pg_get_viewdef(c.oid) as text
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'v' and ${OWN}`;

const SURROUNDINGS = `
  select array_to_json(current_schemas(false)) as path,
    (select json_build_object('days', extract(epoch from now() - stats_reset) / 86400, 'since', stats_reset::date)
      from pg_stat_database where datname = current_database() and stats_reset is not null) as counted,
    (select coalesce(json_object_agg(e.extname, n.nspname), '{}') from pg_extension e
      join pg_namespace n on n.oid = e.extnamespace) as extensions,
    (select datcollate in ('C', 'POSIX') from pg_database where datname = current_database()) as "byteOrder",
    (select coalesce(json_agg(c.relname), '[]') from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where ${OWN}) as names`;

interface TableRow {
  oid: number;
  schema: string;
  name: string;
  sql: string;
  partitioned: boolean;
  partition: boolean;
  tuples: number;
  oldPages: number;
  pages: number;
  bytes: number;
  leafTuples: number;
  partitions: Partition[];
  changed: number;
  inserted: number;
  deleted: number;
  updated: number;
  live: number;
  scans: number;
  extended: string[][];
}

interface ColumnRow {
  oid: number;
  name: string;
  type: string;
  notNull: boolean;
  width: number | null;
  distinct: number | null;
  nulls: number | null;
  values: string[] | null;
  fractions: number[] | null;
  low: string | null;
  high: string | null;
  within: string | null;
}

type IndexRow = Omit<Index, "keys"> & { oid: number; keys: IndexKey[] };

interface Surroundings {
  path: string[];
  counted: Catalog["counted"];
  extensions: Record<string, string>;
  byteOrder: boolean;
  names: string[];
}

/** The catalog as the session sees it; the parser must be there. */
export async function readCatalog(session: Session): Promise<Catalog> {
  const tables = await session.rows<TableRow>(TABLES);
  const columns = byTable(await session.rows<ColumnRow>(COLUMNS));
  const indexes = byTable(await session.rows<IndexRow>(INDEXES));
  const keys = byTable(await session.rows<ForeignKey & { oid: number }>(FOREIGN_KEYS));
  const views = await session.rows<Omit<View, "node">>(VIEWS);
  const [around] = await session.rows<Surroundings>(SURROUNDINGS);
  return {
    tables: tables.map((row) =>
      tableOf(row, {
        columns: columns.get(row.oid) ?? [],
        indexes: indexes.get(row.oid) ?? [],
        foreignKeys: keys.get(row.oid) ?? [],
      })
    ),
    views: views.flatMap(viewOf),
    path: around!.path,
    counted: around!.counted,
    extensions: new Map(
      Object.entries(around!.extensions).map(([name, schema]) => [name, { schema }]),
    ),
    byteOrder: around!.byteOrder,
    names: new Set(around!.names),
  };
}

/** The columns of one relation of `rows` rows, such as a temporary copy, with its statistics. */
export async function readColumns(
  session: Session,
  { oid, rows }: { readonly oid: number; readonly rows: number },
): Promise<ReadonlyMap<string, Column>> {
  const found = await session.rows<ColumnRow>(
    `${COLUMNS} and a.attrelid = ${quoteText(String(oid))}::oid`,
  );
  return columnsOf(found, rows);
}

function viewOf({ text, ...name }: Omit<View, "node">): View[] {
  const parsed = parseStatement(text);
  return parsed.ok ? [{ ...name, text: parsed.statement.text, node: parsed.statement.node }] : [];
}

function byTable<Row extends { oid: number }>(rows: readonly Row[]): Map<number, Row[]> {
  return Map.groupBy(rows, ({ oid }) => oid);
}

function tableOf(
  row: TableRow,
  { columns, ...rest }: {
    readonly columns: readonly ColumnRow[];
    readonly indexes: readonly Index[];
    readonly foreignKeys: readonly ForeignKey[];
  },
): Table {
  const rows = estimatedRows(row);
  return {
    ...row,
    ...rest,
    rows,
    unknown: row.pages > 0 && columns.every(({ nulls }) => nulls === null),
    changedSinceAnalyze: row.changed,
    coldUpdates: row.updated,
    columns: columnsOf(columns, rows),
  };
}

/** As the planner does it: the density of the last look times the pages that there are now. */
function estimatedRows(
  { tuples, oldPages, pages, leafTuples, live, partitioned }: TableRow,
): number {
  if (partitioned) return Math.max(tuples, leafTuples);
  if (tuples < 0) return live > 0 ? live : pages * 50;
  return oldPages > 0 ? Math.round(tuples / oldPages * pages) : tuples;
}

function columnsOf(rows: readonly ColumnRow[], tableRows: number): ReadonlyMap<string, Column> {
  return new Map(rows.map((row) => [row.name, {
    name: row.name,
    type: row.type,
    notNull: row.notNull,
    width: row.width,
    distinct: row.distinct === null
      ? null
      : row.distinct < 0
      ? -row.distinct * tableRows
      : row.distinct,
    nullFraction: row.nulls ?? 0,
    low: row.low,
    high: row.high,
    within: row.within,
    common: new Map((row.values ?? []).map((value, at) => [value, row.fractions?.[at] ?? 0])),
  }]));
}
