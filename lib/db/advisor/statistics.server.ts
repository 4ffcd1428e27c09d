/** Statistics that the planner lacks. */
import type { Catalog, Table } from "./catalog.ts";
import { cutName, quoteName } from "./names.ts";
import type { Session } from "./session.server.ts";
import type { StatisticsAdvice } from "./types.ts";
import type { Use } from "./uses.ts";

const MIN_ROWS = 1000;
/** As autovacuum's default, doubled (autovacuum_analyze_scale_factor = 0.1). */
const STALE_FRACTION = 0.2;
const SAMPLE_ROWS = 10_000;
/** Pairs that are looked at for one table at most. */
const MAX_PAIRS = 3;
/** Columns with fewer values are told apart well enough without. */
const MIN_DISTINCT = 5;
/** The pairs seen, of those to be expected if the columns had nothing to do with each other. */
const CORRELATED = 0.5;

export async function statisticsAdvice(
  session: Session,
  { catalog, uses }: { readonly catalog: Catalog; readonly uses: readonly Use[] },
): Promise<StatisticsAdvice[]> {
  const byTable = Map.groupBy(uses, ({ source }) => source.table);
  const advice: StatisticsAdvice[] = [];
  for (const [table, own] of byTable) {
    advice.push(...staleAdvice(table));
    for (const pair of pairsOf(table, own)) {
      const seen = await session.whole(() => look(session, { table, pair })).catch(() => null);
      if (seen && correlated(seen)) {
        advice.push(pairAdvice(table, { pair, seen, names: catalog.names }));
      }
    }
  }
  return advice;
}

function staleAdvice(table: Table): StatisticsAdvice[] {
  const { rows, unknown, changedSinceAnalyze: changed, sql } = table;
  if (rows < MIN_ROWS) return [];
  const stale = changed > STALE_FRACTION * rows;
  if (!unknown && !stale) return [];
  const why = unknown
    ? `Nothing is known of about ${Math.round(rows)} rows: plans are guesses`
    : `${changed} rows changed since it was last looked at, of about ${Math.round(rows)}`;
  const rule = unknown ? "missing" : "stale";
  return [{ kind: "statistics", rule, table: sql, ddl: [`analyze ${sql}`], why: [why] }];
}

type Pair = readonly [string, string];

/** Columns that one statement compares together. */
function pairsOf(table: Table, uses: readonly Use[]): Pair[] {
  if (table.rows < MIN_ROWS) return [];
  const pairs = uses.flatMap(({ terms }) => {
    const names = terms.filter(({ kind, keys }) =>
      ["equal", "in"].includes(kind) && !keys[0]!.expression
    )
      .map(({ keys }) => keys[0]!.columns[0]!);
    const columns = [...new Set(names)].toSorted();
    return columns.flatMap((a, at) => columns.slice(at + 1).map((b): Pair => [a, b]));
  });
  const known = table.extended.map((columns) => new Set(columns));
  const open = pairs.filter((pair) =>
    !known.some((columns) => columns.isSupersetOf(new Set(pair)))
  );
  return [...new Map(open.map((pair) => [pair.join("\0"), pair])).values()].slice(0, MAX_PAIRS);
}

/** So many values of a column are there so many times in the sample. */
interface Frequency {
  readonly times: number;
  readonly values: number;
}

interface Seen {
  readonly rows: number;
  readonly a: readonly Frequency[];
  readonly b: readonly Frequency[];
  readonly both: number;
}

async function look(
  session: Session,
  { table, pair }: { readonly table: Table; readonly pair: Pair },
): Promise<Seen> {
  const [a, b] = pair.map(quoteName);
  const percent = Math.min(100, 100 * SAMPLE_ROWS / table.rows);
  const part = percent < 100 ? ` tablesample system (${percent}) repeatable (1)` : "";
  const [row] = await session.rows<Seen>(
    `with x as (select ${a} as a, ${b} as b from ${table.sql}${part} limit ${2 * SAMPLE_ROWS})
    select (select count(*) from x)::int8 as rows, (${frequencies("a")}) as a, (${
      frequencies("b")
    }) as b,
      (select count(*) from (select from x group by x.a, x.b) pairs)::int8 as both`,
  );
  return row!;
}

const frequencies = (column: "a" | "b"): string =>
  `select coalesce(json_agg(f), '[]') from (select times, count(*) as values
    from (select count(*) as times from x group by x.${column}) g group by times) f`;

/** Whether far fewer pairs are there than independent columns would show in so many rows. */
function correlated(seen: Seen): boolean {
  const { rows, a, b, both } = seen;
  if (rows < MIN_ROWS || Math.min(distinctIn(a), distinctIn(b)) < MIN_DISTINCT) return false;
  return both < CORRELATED * expectedPairs(seen);
}

const distinctIn = (column: readonly Frequency[]): number =>
  column.reduce((sum, { values }) => sum + values, 0);

/** Different pairs among the rows, if each value met the other column's as often as those are there. */
function expectedPairs({ rows, a, b }: Seen): number {
  const pairs = a.flatMap((one) =>
    b.map((other) => one.values * other.values * (1 - Math.exp(-one.times * other.times / rows)))
  );
  return pairs.reduce((sum, each) => sum + each, 0);
}

function pairAdvice(
  table: Table,
  { pair, seen, names }: {
    readonly pair: Pair;
    readonly seen: Seen;
    readonly names: ReadonlySet<string>;
  },
): StatisticsAdvice {
  const stem = cutName(`${table.name}_${pair.join("_")}`, 7);
  const name = names.has(`${stem}_stat`) ? `${stem}_stat2` : `${stem}_stat`;
  const [a, b] = pair.map(quoteName);
  return {
    kind: "statistics",
    rule: "correlated",
    table: table.sql,
    ddl: [
      `create statistics ${
        quoteName(name)
      } (ndistinct, dependencies, mcv) on ${a}, ${b} from ${table.sql}`,
      `analyze ${table.sql}`,
    ],
    why: [
      `${a} and ${b} depend on each other: ${seen.both} different pairs in ${seen.rows} rows, where independent ` +
      `columns would show about ${Math.round(expectedPairs(seen))}`,
    ],
  };
}
