/**
 * A statement as its query blocks: each SELECT, UPDATE or DELETE in it with its tables and
 * conditions.
 */
import type {
  Alias,
  DeleteStmt,
  JoinExpr,
  Node,
  RangeVar,
  SelectStmt,
  SortBy,
  UpdateStmt,
} from "libpg-query";
import { type Catalog, findTable, findView } from "./catalog.ts";
import { columnsGiven } from "./derived.ts";
import type { DerivedColumns, Scope } from "./scope.ts";
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
  visit(statement, { catalog, queries: new Map(), blocks });
  return blocks;
}

interface Around {
  readonly catalog: Catalog;
  readonly outer?: Scope;
  /** The WITH queries in sight, which hide tables of their names. */
  readonly queries: ReadonlyMap<string, DerivedColumns>;
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

const NO_COLUMNS: DerivedColumns = new Map();

/** Visits the WITH queries and hides tables behind their names. */
function withQueries(
  { withClause }: Pick<SelectStmt, "withClause">,
  around: Around,
): Around {
  const queries = new Map(around.queries);
  for (const node of withClause?.ctes ?? []) {
    const { ctename: name = "", ctequery, ctematerialized } = as(node, "CommonTableExpr") ?? {};
    if (withClause?.recursive) queries.set(name, NO_COLUMNS);
    const apart = withClause?.recursive || ctematerialized === "CTEMaterializeAlways";
    const given = visitDerived(ctequery, { ...around, queries: new Map(queries) });
    queries.set(name, apart ? NO_COLUMNS : given);
  }
  return { ...around, queries };
}

/**
 * Visits a query that is read like a table. Conditions from outside reach its tables, except where it is cut off or
 * joined of several.
 */
function visitDerived(query: Node | undefined, around: Around): DerivedColumns {
  const at = around.blocks.length;
  visit(query, around);
  const select = as(query, "SelectStmt");
  if (!select || select.larg || select.withClause || select.limitCount || select.limitOffset) {
    return NO_COLUMNS;
  }
  const { targets, scope } = around.blocks[at]!;
  return columnsGiven(targets, scope);
}

function visitSelect(select: SelectStmt, outside: Around): void {
  const around = withQueries(select, outside);
  if (select.larg || select.rarg) {
    for (const side of [select.larg, select.rarg]) side && visitSelect(side, around);
    return;
  }
  const block: Block = {
    scope: scopeIn(around),
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
    scope: scopeIn(around),
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

const scopeIn = ({ catalog, outer }: Around): Scope => ({
  catalog,
  sources: [],
  derived: [],
  outer,
});

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
  if (range?.relname) addNamed(range, { block, around });
  const query = as(item, "RangeSubselect");
  if (query) {
    const columns = visitDerived(query.subquery, { ...around, outer: scope });
    addDerived(scope, { alias: query.alias, columns });
  }
  const join = as(item, "JoinExpr");
  if (join) addJoin(join, { block, around });
}

/** A table, a WITH query, or a view as the query that it stands for. */
function addNamed(
  { schemaname: schema, relname: name = "", alias }: RangeVar,
  { block: { scope }, around }: Place,
): void {
  const named = alias ?? { aliasname: name };
  const query = schema ? undefined : around.queries.get(name);
  if (query) return addDerived(scope, { alias: named, columns: query });
  const table = findTable(around.catalog, { schema, name });
  if (table) scope.sources.push({ alias: named.aliasname ?? name, table });
  const view = findView(around.catalog, { schema, name });
  if (!view) return;
  const { catalog, blocks } = around;
  const columns = visitDerived(view.node, { catalog, blocks, queries: new Map() });
  addDerived(scope, { alias: named, columns });
}

/** Columns that are named anew where the query stands are not followed. */
function addDerived(
  { derived }: Scope,
  { alias, columns }: { readonly alias?: Alias; readonly columns: DerivedColumns },
): void {
  derived.push({ alias: alias?.aliasname ?? "", columns: alias?.colnames ? NO_COLUMNS : columns });
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
