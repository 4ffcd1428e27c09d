/** Typical values for placeholders of which a generic plan would think far too much. */
import type { Node, ParamRef } from "libpg-query";
import { readBlocks } from "./blocks.ts";
import type { Catalog } from "./catalog.ts";
import type { Assumption } from "./edit.ts";
import { quoteText } from "./names.ts";
import { type KeyOf, keyOf, type Scope } from "./scope.ts";
import { as, findAll, strings } from "./tree.ts";

/** What is asked for a page at a time; the planner would take a tenth of all rows. */
const TYPICAL_LIMIT = 20;

interface Parsed {
  readonly node: Node;
}

/** LIMIT $n becomes a typical number. */
export function assumeLimits({ node }: Parsed): Assumption[] {
  return findAll(node, "SelectStmt").flatMap(({ limitCount }) =>
    assumption(node, as(limitCount, "ParamRef"), String(TYPICAL_LIMIT)) ?? []
  );
}

/**
 * Ranges get values from the column's histogram: one that is open on one side, such as "at > $1",
 * takes in the outer twentieth of the rows, a closed one a fiftieth. The planner would take a
 * third, and a two-hundredth.
 */
export function assumeRanges({ node }: Parsed, catalog: Catalog): Assumption[] {
  const bounds = readBlocks(node, catalog).flatMap(({ scope, conditions }) =>
    conditions.flatMap(conjuncts).flatMap((each) => boundsOf(each, scope))
  );
  const byKey = Map.groupBy(bounds, ({ found }) => `${found.source.alias} ${found.key.sql}`);
  return [...byKey.values()].flatMap((own) => {
    const values = own.map((bound) => typicalValue(bound, own));
    const assumed = own.map(({ value }, at) =>
      values[at] ? assumption(node, value, values[at]) : null
    );
    return assumed.some((each) => each === null) ? [] : assumed as Assumption[];
  });
}

/** What a partial index on the statement's table says of columns that the statement compares with placeholders. */
export interface AssumedState {
  readonly index: string;
  readonly assumed: readonly Assumption[];
}

/**
 * Placeholders hide values such as a state, without which no generic plan may read an index of that state's rows alone:
 * one set of assumptions for each such index.
 */
export function assumeStates({ node }: Parsed, catalog: Catalog): AssumedState[] {
  const equal = readBlocks(node, catalog).flatMap(({ scope, conditions }) =>
    conditions.flatMap(conjuncts).flatMap((each) => equalityOf(each, scope) ?? [])
  );
  const tables = new Set(equal.map(({ found }) => found.source.table));
  const partial = [...tables].flatMap((table) =>
    table.indexes.filter(({ valid, predicate }) => valid && predicate !== null)
      .map((index) => ({ table, index }))
  );
  return partial.flatMap(({ table, index }) => {
    const assumed = [...(index.predicate!).matchAll(STATE)].flatMap(([, key, value]) => {
      const own = equal.find(({ found }) => found.source.table === table && found.key.sql === key);
      return assumption(node, own?.value, value!) ?? [];
    });
    return assumed.length > 0 ? [{ index: index.name, assumed }] : [];
  });
}

/** A column and the constant that it equals, as PostgreSQL writes predicates. */
const STATE = /\(("(?:[^"]|"")+"|\w+) = ('(?:[^']|'')*'::[\w ]+|-?\d+)\)/g;

function equalityOf(node: Node, scope: Scope): Omit<Bound, "lower"> | null {
  const expression = as(node, "A_Expr");
  if (expression?.kind !== "AEXPR_OP" || strings(expression.name)[0] !== "=") return null;
  const found = keyOf(expression.lexpr, scope);
  const value = as(expression.rexpr, "ParamRef");
  return found && value ? { found, value } : null;
}

interface Bound {
  readonly found: KeyOf;
  /** Whether it is the lower end. */
  readonly lower: boolean;
  readonly value: ParamRef | undefined;
}

/** As SQL; null where the statistics do not say, or there are more bounds than two ends. */
function typicalValue({ found: { column }, lower }: Bound, own: readonly Bound[]): string | null {
  const ends = own.filter((each) => each.lower).length;
  if (!column || own.length > 2 || own.length === 2 && ends !== 1) return null;
  const value = own.length === 2
    ? (lower ? column.within : column.high)
    : (lower ? column.high : column.low);
  return value === null ? null : `${quoteText(value)}::${column.type}`;
}

function boundsOf(node: Node, scope: Scope): Bound[] {
  const expression = as(node, "A_Expr");
  const [operator = ""] = strings(expression?.name);
  if (expression?.kind === "AEXPR_BETWEEN") {
    const found = keyOf(expression.lexpr, scope);
    const ends = as(expression.rexpr, "List")?.items ?? [];
    return found
      ? ends.map((end, at) => ({ found, lower: at === 0, value: as(end, "ParamRef") }))
      : [];
  }
  if (expression?.kind !== "AEXPR_OP" || !/^[<>]=?$/.test(operator)) return [];
  const { lexpr, rexpr } = expression;
  const turned = as(lexpr, "ParamRef") !== undefined;
  const found = keyOf(turned ? rexpr : lexpr, scope);
  const value = as(turned ? lexpr : rexpr, "ParamRef");
  return found ? [{ found, lower: operator.startsWith(">") !== turned, value }] : [];
}

export function conjuncts(node: Node): Node[] {
  const bool = as(node, "BoolExpr");
  return bool?.boolop === "AND_EXPR" ? (bool.args ?? []).flatMap(conjuncts) : [node];
}

/** Null where there is no placeholder, or it stands elsewhere too. */
function assumption(node: Node, place: ParamRef | undefined, text: string): Assumption | null {
  const { number, location } = place ?? {};
  if (number === undefined || location === undefined) return null;
  const uses = findAll(node, "ParamRef").filter((each) => each.number === number);
  const end = location + `$${number}`.length;
  return uses.length === 1 ? { number, edit: { start: location, end, text } } : null;
}
