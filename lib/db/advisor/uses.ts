/**
 * What a statement does with each table: the conditions, order and columns that an index could
 * serve.
 */
import type { ColumnRef, FuncCall, Node, SortBy } from "libpg-query";
import { type Block, readBlocks } from "./blocks.ts";
import type { Catalog } from "./catalog.ts";
import type { SpecKey } from "./index_spec.ts";
import { keyOf, resolve, type Source } from "./scope.ts";
import type { Term } from "./term.ts";
import { joined, readTerms } from "./terms.ts";
import { as, strings, walk } from "./tree.ts";

export interface Use {
  readonly source: Source;
  readonly terms: Term[];
  readonly alternatives: Term[][];
  /**
   * The orders asked for, each from its first key on: ORDER BY, DISTINCT, GROUP BY, and min or max.
   */
  readonly orders: SpecKey[][];
  /** That of the ORDER BY, where a LIMIT wants its first rows alone. */
  firstOf: SpecKey[] | null;
  /** How often each column is named. */
  readonly columns: Map<string, number>;
  /** Whether all columns are read. */
  everything: boolean;
}

/** One use for each appearance of a table. */
export function readUses(statement: Node, catalog: Catalog): Use[] {
  const blocks = readBlocks(statement, catalog);
  // A block's conditions may be on tables of a query inside it.
  const uses = new Map(
    blocks.flatMap((block) =>
      block.scope.sources.map((source) => [source, emptyUse(source, block)] as const)
    ),
  );
  for (const block of blocks) {
    addTerms(block, uses);
    addOrders(block, uses);
    addColumns(block, uses);
  }
  return [...uses.values()];
}

const emptyUse = (source: Source, { wholeRows }: Block): Use => ({
  source,
  terms: [],
  alternatives: [],
  orders: [],
  firstOf: null,
  columns: new Map(),
  everything: wholeRows,
});

function addTerms({ conditions, scope }: Block, uses: ReadonlyMap<Source, Use>): void {
  const { all, alternatives } = joined(conditions.map((node) => readTerms(node, scope)));
  for (const term of all) uses.get(term.source)?.terms.push(term);
  for (const branch of alternatives) {
    for (const [source, terms] of Map.groupBy(branch, (term) => term.source)) {
      uses.get(source)?.alternatives.push(terms);
    }
  }
}

function addOrders(block: Block, uses: ReadonlyMap<Source, Use>): void {
  const plain = (nodes: readonly Node[]) => nodes.map((node) => ({ node, order: "" }));
  const asked = [
    block.order.map(({ node, ...rest }) => ({ node, order: orderOf(rest) })),
    plain(block.group),
    plain(block.distinct ? block.targets.flatMap((node) => as(node, "ResTarget")?.val ?? []) : []),
    ...extremes(block).map((node) => plain([node])),
  ];
  for (const keys of asked) {
    const [first, ...rest] = keys.map(({ node, order }) => orderKey(node, { order, block }));
    if (!first) continue;
    const other = rest.findIndex((each) => each?.source !== first.source);
    const whole = other < 0 ? rest : rest.slice(0, other);
    const use = uses.get(first.source);
    const order = [first, ...whole].map((each) => each!.key);
    use?.orders.push(order);
    if (use && keys === asked[0] && block.limited && other < 0) use.firstOf = order;
  }
}

/** As an index writes it; PostgreSQL puts nulls last, and first where the order is turned. */
function orderOf({ sortby_dir, sortby_nulls }: Omit<SortBy, "node">): string {
  const descending = sortby_dir === "SORTBY_DESC";
  const first = sortby_nulls === "SORTBY_NULLS_FIRST";
  const last = sortby_nulls === "SORTBY_NULLS_LAST";
  if (descending) return last ? " desc nulls last" : " desc";
  return first ? " nulls first" : "";
}

/** Bare names mean a result column first, and numbers its place. */
function orderKey(
  node: Node | undefined,
  { order, block }: { readonly order: string; readonly block: Block },
) {
  const place = as(node, "A_Const")?.ival?.ival;
  const [name, ...more] = strings(as(node, "ColumnRef")?.fields);
  const target = place !== undefined
    ? as(block.targets[place - 1], "ResTarget")
    : block.targets.map((each) => as(each, "ResTarget"))
      .find((each) => each?.name !== undefined && each.name === name && more.length === 0);
  const found = keyOf(target?.val ?? node, block.scope);
  return found && { source: found.source, key: { ...found.key, order } };
}

/** What min() and max() ask for, where nothing is grouped. */
function extremes({ targets, group }: Block): Node[] {
  if (group.length > 0) return [];
  return targets.flatMap((node) => {
    const call = as(as(node, "ResTarget")?.val, "FuncCall") as FuncCall | undefined;
    const extreme = ["min", "max"].includes(strings(call?.funcname).at(-1) ?? "");
    return extreme && call?.args?.length === 1 ? call.args : [];
  });
}

function addColumns(block: Block, uses: ReadonlyMap<Source, Use>): void {
  const read = [block.targets, block.conditions, block.order, block.group];
  walk(read, (kind, content) => {
    if (kind !== "ColumnRef") return;
    const ref = content as ColumnRef;
    const star = ref.fields?.some((field) => "A_Star" in field);
    if (star) return markWhole(block, { ref, uses });
    const found = resolve(ref, block.scope);
    const columns = found && uses.get(found.source)?.columns;
    if (columns) columns.set(found.column.name, (columns.get(found.column.name) ?? 0) + 1);
  });
}

function markWhole(
  { scope }: Block,
  { ref, uses }: { readonly ref: ColumnRef; readonly uses: ReadonlyMap<Source, Use> },
): void {
  const alias = strings(ref.fields).at(-1);
  for (const source of scope.sources) {
    const use = uses.get(source);
    if (use && (alias === undefined || alias === source.alias)) use.everything = true;
  }
}
