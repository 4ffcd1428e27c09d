/** The indexes that could serve a table's use, to be tried. */
import type { IndexSpec, SpecKey } from "./index_spec.ts";
import { specId } from "./index_spec.ts";
import type { Term } from "./term.ts";
import type { Use } from "./uses.ts";

/** Smaller tables are read whole faster than any index, in pages of 8 kB. */
const MIN_PAGES = 8;
const MAX_KEYS = 5;
const MAX_CANDIDATES = 32;
/** A constant condition that leaves more rows than this is of no use in a key. */
const MAX_KEY_FRACTION = 0.5;
/**
 * A partial index must leave out at least four fifths of the rows to be worth its being special.
 */
const MAX_PARTIAL_FRACTION = 0.2;
/**
 * A constant compared with a column of more values is one of many such, not a state worth an index
 * of its own.
 */
const MAX_STATES = 12;
/** Columns that are carried along, and their bytes together. */
const MAX_INCLUDED = 4;
const MAX_INCLUDED_BYTES = 80;
const UNKNOWN_BYTES = 24;

export function candidatesFor(use: Use): IndexSpec[] {
  const { table } = use.source;
  if (table.pages < MIN_PAGES) return [];
  const base = { table, included: [], predicate: null, fraction: 1 } as const;
  const plain = keyLists(use, new Set()).map((list) => ({
    ...base,
    method: "btree" as const,
    ...list,
  }));
  const branches = use.alternatives.flatMap((terms) => candidatesFor(branchOf(use, terms)));
  const inverted = use.terms.filter(({ kind }) => kind === "gin").map((term): IndexSpec => ({
    ...base,
    method: "gin",
    keys: term.keys,
    extension: term.extension,
  }));
  return distinct([...inverted, ...plain, ...partial(use), ...branches])
    .filter((spec) =>
      !beginsUnique(spec) && !isRangeOfBlocks(spec, use) && !isThereButFor(vagueKeys(use), spec)
    ).slice(0, MAX_CANDIDATES);
}

/** Whether a unique index finds the one row by the first keys alone. */
function beginsUnique({ table, keys }: IndexSpec): boolean {
  return table.indexes.some(({ unique, predicate, valid, keys: own }) => {
    const first = new Set(keys.slice(0, own.length).map(({ sql }) => sql));
    return unique && valid && predicate === null && own.every(({ sql }) => first.has(sql));
  });
}

/**
 * Whether there is a BRIN index already for the range that is wanted. The planner takes one for several times as dear
 * as it is: ranges of a million rows in the order of time took as long by it as by a B-tree of 500 times its size.
 */
function isRangeOfBlocks({ table, keys: [first] }: IndexSpec, { orders }: Use): boolean {
  const isOrder = orders.some(([wanted]) => wanted?.sql === first?.sql);
  return !isOrder &&
    table.indexes.some(({ method, predicate, valid, keys }) =>
      method === "brin" && valid && predicate === null && keys[0]?.sql === first?.sql
    );
}

/**
 * Keys compared with a placeholder of which most rows have one and the same value. A generic plan takes all values for
 * as frequent as each other, and so the key for more telling than it is.
 */
function vagueKeys({ terms, source: { table } }: Use): ReadonlySet<string> {
  const open = terms.filter(({ kind, predicate }) =>
    (kind === "equal" || kind === "in") && predicate === null
  );
  const vague = open.flatMap(({ keys }) => keys).filter(({ expression, columns: [name] }) => {
    const common = table.columns.get(name!)?.common.values() ?? [];
    return !expression && Math.max(0, ...common) >= MAX_KEY_FRACTION;
  });
  return new Set(vague.map(({ sql }) => sql));
}

/** Whether there is an index already that lacks vague keys alone: no second one is worth its upkeep. */
function isThereButFor(vague: ReadonlySet<string>, { table, method, keys }: IndexSpec): boolean {
  const telling = keys.filter(({ sql }) => !vague.has(sql));
  if (method !== "btree" || telling.length === 0 || telling.length === keys.length) return false;
  return table.indexes.some(({ method, valid, predicate, keys: own }) =>
    method === "btree" && valid && predicate === null &&
    telling.every(({ sql }, at) => own[at]?.sql === sql)
  );
}

const branchOf = (use: Use, terms: Term[]): Use => ({
  ...use,
  terms,
  alternatives: [],
  orders: [],
  firstOf: null,
});

/**
 * The same index with the statement's other columns of the table; null where there are none, or too
 * many.
 */
export function covering(spec: IndexSpec, use: Use): IndexSpec | null {
  if (spec.method !== "btree" || use.everything) return null;
  if (spec.keys.some(({ expression }) => expression)) return null;
  const keys = new Set(spec.keys.flatMap(({ columns }) => columns));
  const implied = impliedColumns(spec, use);
  const included = [...use.columns].filter(([column, times]) =>
    !keys.has(column) && times > (implied.get(column) ?? 0)
  ).map(([column]) => column);
  const bytes = included.reduce(
    (sum, column) => sum + (spec.table.columns.get(column)?.width ?? UNKNOWN_BYTES),
    0,
  );
  const fits = included.length > 0 && included.length <= MAX_INCLUDED &&
    bytes <= MAX_INCLUDED_BYTES;
  return fits ? { ...spec, included } : null;
}

/** How often columns are named in what the index's predicate says already. */
function impliedColumns({ predicate }: IndexSpec, { terms }: Use): ReadonlyMap<string, number> {
  const conditions = predicate?.split(" and ") ?? [];
  const implied = terms.filter((term) =>
    term.predicate !== null && conditions.includes(term.predicate)
  );
  const columns = implied.flatMap(({ keys }) => keys.flatMap((key) => key.columns));
  return new Map(
    [...Map.groupBy(columns, (column) => column)].map(([name, own]) => [name, own.length]),
  );
}

/** On the rows alone that the constant conditions leave, where those are few. */
function partial(use: Use): IndexSpec[] {
  const constant = use.terms.filter(({ predicate, fraction, kind, distinct }) =>
    predicate !== null && fraction !== null && fraction <= MAX_KEY_FRACTION &&
    (kind === "null" || (distinct ?? Infinity) <= MAX_STATES)
  );
  const fraction = constant.reduce((product, term) => product * term.fraction!, 1);
  if (constant.length === 0 || fraction > MAX_PARTIAL_FRACTION) return [];
  const predicate = constant.map((term) => term.predicate).join(" and ");
  return keyLists(use, new Set(constant)).map((list) => ({
    ...list,
    table: use.source.table,
    method: "btree",
    included: [],
    predicate,
    fraction,
  }));
}

type KeyList = Required<Pick<IndexSpec, "keys" | "ordered">>;

/**
 * Keys fixed by equality first, the most telling before the others; then one range, list or order.
 */
function keyLists(use: Use, without: ReadonlySet<Term>): KeyList[] {
  const terms = use.terms.filter((term) => !without.has(term));
  const of = (...kinds: string[]) => terms.filter(({ kind }) => kinds.includes(kind));
  const fixed = of("equal", "null").filter(telling).toSorted(byDistinct);
  const tails = tailsOf(use, { ranges: of("range", "prefix"), lists: of("in") });
  const lists = heads(fixed, of("join")).flatMap((head) =>
    tails.map((tail) => ({
      keys: unique([...keysOf(head), ...tail]),
      ordered: tail === use.firstOf && head.length >= fixed.length,
    }))
  );
  return lists.filter(({ keys }) => keys.length > 0 && keys.length <= MAX_KEYS);
}

const telling = ({ predicate, fraction }: Term): boolean =>
  predicate === null || fraction === null || fraction <= MAX_KEY_FRACTION;

/** The planner assumes as many where it knows nothing (DEFAULT_NUM_DISTINCT). */
const UNKNOWN_DISTINCT = 200;

const byDistinct = (a: Term, b: Term): number =>
  (b.distinct ?? UNKNOWN_DISTINCT) - (a.distinct ?? UNKNOWN_DISTINCT);

const keysOf = (terms: readonly Term[]): SpecKey[] => terms.flatMap(({ keys }) => keys);

function heads(fixed: readonly Term[], joins: readonly Term[]): Term[][] {
  const together = [fixed, ...joins.map((join) => [join, ...fixed]), [...joins, ...fixed]];
  const singles = [...fixed, ...joins].map((term) => [term]);
  return [[], ...singles, fixed.slice(0, 2), ...together].map((head) => head.toSorted(byDistinct));
}

function tailsOf(
  { orders }: Use,
  { ranges, lists }: { readonly ranges: readonly Term[]; readonly lists: readonly Term[] },
): (readonly SpecKey[])[] {
  const listed = lists.map(({ keys }) => keys);
  const bounded = ranges.map(({ keys }) => keys);
  const both = listed.flatMap((list) => [...bounded, ...orders].map((each) => [...list, ...each]));
  const ordered = orders.flatMap((order) => bounded.map((each) => [...order, ...each]));
  return [[], ...orders, ...bounded, ...listed, ...both, ...ordered];
}

/** A key that stands earlier fixes the later one. */
function unique(keys: readonly SpecKey[]): SpecKey[] {
  return keys.filter((key, at) => keys.findIndex(({ sql }) => sql === key.sql) === at);
}

/** Each once; one that is known to give an order rather than its like. */
export function distinct(specs: readonly IndexSpec[]): IndexSpec[] {
  const found = new Map<string, IndexSpec>();
  for (const spec of specs) {
    const id = specId(spec);
    if (!found.get(id)?.ordered) found.set(id, spec);
  }
  return [...found.values()];
}
