/** Indexes that cost writers and serve nobody, or serve nobody better than another. */
import type { Catalog, Index, Table } from "./catalog.ts";
import { quoteName } from "./names.ts";
import { indexNames, type PlanNode } from "./plan.ts";
import type { DropIndexAdvice } from "./types.ts";

/** Scans of a table that must have been counted before an index of it can be called unused. */
const MIN_TABLE_SCANS = 1000;
/** Some work comes once a week: counts that were reset later know nothing of it. */
const MIN_DAYS = 8;
/** Smaller ones cost too little to speak of. */
const MIN_UNUSED_BYTES = 100_000;

export function dropAdvice(catalog: Catalog, plans: readonly PlanNode[]): DropIndexAdvice[] {
  const read = new Set(plans.flatMap(indexNames));
  return catalog.tables.flatMap((table) => dropsOf(table, { read, counted: catalog.counted }));
}

function dropsOf(table: Table, known: Omit<Beside, "table" | "gone">): DropIndexAdvice[] {
  const gone = new Set<Index>();
  const advice: DropIndexAdvice[] = [];
  for (const index of table.indexes) {
    const found = reasonFor(index, { table, gone, ...known });
    if (!found) continue;
    gone.add(index);
    advice.push({
      kind: "drop_index",
      table: table.sql,
      index: index.sql,
      bytes: index.bytes,
      ddl: [`drop index ${table.partitioned ? "" : "concurrently "}${index.sql}`],
      coveredBy: found.by?.sql ?? null,
      reason: found.reason,
      why: [found.why],
    });
  }
  return advice;
}

interface Reason {
  readonly reason: DropIndexAdvice["reason"];
  readonly by?: Index;
  readonly why: string;
}

interface Beside {
  readonly table: Table;
  /** Those that are to be dropped already. */
  readonly gone: ReadonlySet<Index>;
  /** Names of indexes that the statements' plans read. */
  readonly read: ReadonlySet<string>;
  readonly counted: Catalog["counted"];
}

function reasonFor(index: Index, { table, gone, ...known }: Beside): Reason | null {
  if (index.bound) return null;
  if (!index.valid) {
    // A partitioned table's index is valid with its last partition's, and costs nothing until then.
    return table.partitioned ? null : {
      reason: "invalid",
      why:
        "It was left behind half built, unless somebody builds it right now: no query reads it, every write pays",
    };
  }
  const others = table.indexes.filter((each) => each !== index && each.valid && !gone.has(each));
  const same = others.find((each) =>
    sameKeys(index, each) && index.keys.length === each.keys.length && keepRather(each, index)
  );
  if (same) return { reason: "duplicate", by: same, why: `${same.sql} has the same keys` };
  const wider = index.unique
    ? undefined
    : others.find((each) => each.keys.length > index.keys.length && sameKeys(index, each));
  if (wider) return { reason: "covered", by: wider, why: `${wider.sql} begins with its keys` };
  return unused(index, { table, ...known })
    ? { reason: "unused", why: unusedWhy(table, known.counted) }
    : null;
}

const unusedWhy = ({ scans }: Table, counted: Catalog["counted"]): string =>
  `Never read while its table was scanned ${scans} times, counted since ${
    counted?.since ?? "this database or its server began"
  }; look at replicas, and at what runs once a month, before dropping it`;

/**
 * Whether `other` begins with the keys of `index`, read forwards or backwards, on the same rows,
 * with what it carries.
 */
function sameKeys(index: Index, other: Index): boolean {
  if (index.method !== other.method || index.predicate !== other.predicate) return false;
  if (index.method !== "btree" && index.keys.length !== other.keys.length) return false;
  const carried = new Set([...other.keys.map(({ sql }) => sql), ...other.included]);
  if (!new Set(index.included).isSubsetOf(carried)) return false;
  const turned = index.keys.map((key, at) => {
    const match = other.keys[at];
    if (match?.sql !== key.sql || match.operators !== key.operators) return null;
    const flips = [key.descending !== match.descending, key.nullsFirst !== match.nullsFirst];
    return flips[0] === flips[1] ? flips[0]! : null;
  });
  return !turned.includes(null) && new Set(turned).size === 1;
}

/** Of two alike the one stays that is bound, unique, carries more, or is read more. */
function keepRather(stays: Index, goes: Index): boolean {
  if (goes.unique && !stays.unique) return false;
  const rank = (index: Index) => [index.bound, index.unique, index.included.length, index.scans];
  const [a, b] = [rank(stays), rank(goes)];
  const at = a.findIndex((each, place) => each !== b[place]);
  return at < 0 ? stays.name < goes.name : Number(a[at]) > Number(b[at]);
}

function unused(index: Index, { table, read, counted }: Omit<Beside, "gone">): boolean {
  if (index.unique || index.scans > 0 || read.has(index.name)) return false;
  if (counted && counted.days < MIN_DAYS) return false;
  const served = table.foreignKeys.some(({ columns }) =>
    quoteName(columns[0]!) === index.keys[0]?.sql
  );
  return !served && table.scans >= MIN_TABLE_SCANS && index.bytes >= MIN_UNUSED_BYTES;
}
