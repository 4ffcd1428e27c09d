/**
 * A statement as its query blocks: each SELECT, UPDATE or DELETE in it with its tables and
 * conditions.
 */
import type { DeleteStmt, JoinExpr, Node, SelectStmt, SortBy, UpdateStmt } from "libpg-query";
import type { Catalog } from "./catalog.ts";
import { findTable } from "./catalog.ts";
import type { Scope } from "./scope.ts";
import { as, strings, walk } from "./tree.ts";

export interface Block {
  readonly scope: Scope;
  /** What must hold; joins' conditions too. */
  readonly conditions: Node[];
  readonly targets: readonly Node[];
  readonly order: readonly SortBy[];
  readonly group: readonly Node[];
  readonly distinct: boolean;
  /** Whether whole rows are needed: they are changed or locked. */
  readonly wholeRows: boolean;
  readonly limited: boolean;
}

/** All blocks of the statement, from the outside in. */
export function readBlocks(statement: Node, catalog: Catalog): Block[] {
  const blocks: Block[] = [];
  visit(statement, { catalog, hidden: new Set(), blocks });
  return blocks;
}

interface Around {
  readonly catalog: Catalog;
  readonly outer?: Scope;
  readonly hidden: ReadonlySet<string>;
  readonly blocks: Block[];
}

function visit(statement: Node | undefined, around: Around): void {
  const select = as(statement, "SelectStmt");
  if (select) return visitSelect(select, around);
  const update = as(statement, "UpdateStmt");
  if (update) return visitChange(update, update.fromClause ?? [], around);
  const remove = as(statement, "DeleteStmt");
  if (remove) return visitChange(remove, remove.usingClause ?? [], around);
  const insert = as(statement, "InsertStmt");
  if (insert) visit(insert.selectStmt, withQueries(insert, around));
}

/** Visits the WITH queries and hides tables behind their names. */
function withQueries(
  { withClause }: Pick<SelectStmt, "withClause">,
  around: Around,
): Around {
  const queries = (withClause?.ctes ?? []).flatMap((node) => as(node, "CommonTableExpr") ?? []);
  const hidden = new Set([...around.hidden, ...queries.map(({ ctename }) => ctename ?? "")]);
  for (const query of queries) visit(query.ctequery, { ...around, hidden });
  return { ...around, hidden };
}

function visitSelect(select: SelectStmt, outside: Around): void {
  const around = withQueries(select, outside);
  if (select.larg || select.rarg) {
    for (const side of [select.larg, select.rarg]) side && visitSelect(side, around);
    return;
  }
  const block: Block = {
    scope: { catalog: around.catalog, sources: [], outer: around.outer, hidden: around.hidden },
    conditions: [],
    targets: select.targetList ?? [],
    order: (select.sortClause ?? []).flatMap((node) => as(node, "SortBy") ?? []),
    group: select.groupClause ?? [],
    distinct: select.distinctClause !== undefined,
    wholeRows: select.lockingClause !== undefined,
    limited: select.limitCount !== undefined,
  };
  fill(block, { from: select.fromClause ?? [], where: select.whereClause, around });
  visitQueries([select.targetList, select.havingClause], { block, around });
}

function visitChange(
  { relation, whereClause, withClause, ...rest }: DeleteStmt | UpdateStmt,
  from: readonly Node[],
  outside: Around,
): void {
  const around = withQueries({ withClause }, outside);
  const block: Block = {
    scope: { catalog: around.catalog, sources: [], outer: around.outer, hidden: around.hidden },
    conditions: [],
    targets: "targetList" in rest ? rest.targetList ?? [] : [],
    order: [],
    group: [],
    distinct: false,
    wholeRows: true,
    limited: false,
  };
  const own: Node[] = relation ? [{ RangeVar: relation }] : [];
  fill(block, { from: [...own, ...from], where: whereClause, around });
  visitQueries(block.targets, { block, around });
}

interface Parts {
  readonly from: readonly Node[];
  readonly where: Node | undefined;
  readonly around: Around;
}

function fill(block: Block, { from, where, around }: Parts): void {
  around.blocks.push(block);
  for (const item of from) addSource(item, { block, around });
  if (where) block.conditions.push(where);
  visitQueries(block.conditions, { block, around });
}

interface Place {
  readonly block: Block;
  readonly around: Around;
}

function addSource(item: Node, { block, around }: Place): void {
  const { scope } = block;
  const range = as(item, "RangeVar");
  if (range?.relname && (range.schemaname || !around.hidden.has(range.relname))) {
    const table = findTable(around.catalog, { schema: range.schemaname, name: range.relname });
    if (table) scope.sources.push({ alias: range.alias?.aliasname ?? range.relname, table });
  }
  const query = as(item, "RangeSubselect");
  if (query) visit(query.subquery, { ...around, outer: scope });
  const join = as(item, "JoinExpr");
  if (join) addJoin(join, { block, around });
}

function addJoin(join: JoinExpr, place: Place): void {
  const { sources } = place.block.scope;
  const before = sources.length;
  if (join.larg) addSource(join.larg, place);
  const middle = sources.length;
  if (join.rarg) addSource(join.rarg, place);
  if (join.quals) place.block.conditions.push(join.quals);
  for (const name of strings(join.usingClause)) {
    const sides = [sources.slice(before, middle), sources.slice(middle)]
      .map((each) => each.find(({ table }) => table.columns.has(name)));
    if (sides[0] && sides[1]) {
      place.block.conditions.push(
        equality(column(sides[0].alias, name), column(sides[1].alias, name)),
      );
    }
  }
}

const word = (sval: string): Node => ({ String: { sval } });
const column = (alias: string, name: string): Node => ({
  ColumnRef: { fields: [word(alias), word(name)] },
});
const equality = (lexpr: Node, rexpr: Node): Node => ({
  A_Expr: { kind: "AEXPR_OP", name: [word("=")], lexpr, rexpr },
});

/** Queries inside expressions; `x in (select y ...)` gives the inner block the condition x = y. */
function visitQueries(tree: unknown, { block, around }: Place): void {
  walk(tree, (kind, content) => {
    if (kind !== "SubLink") return;
    const link = content as { subselect?: Node; testexpr?: Node; subLinkType?: string };
    const at = around.blocks.length;
    visit(link.subselect, { ...around, outer: block.scope });
    const inner = around.blocks[at];
    const target = as(inner?.targets[0], "ResTarget")?.val;
    if (link.subLinkType === "ANY_SUBLINK" && link.testexpr && target) {
      inner!.conditions.push(equality(link.testexpr, target));
    }
    return false;
  });
}
