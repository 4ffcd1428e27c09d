/** Conditions of a statement as what an index could do for them. */
import type { A_Expr, BoolExpr, Node } from "libpg-query";
import { expressionSql, isConstant, NO_COLUMN } from "./expression.ts";
import { ginTerm } from "./gin_terms.ts";
import { constantFraction, constantText, nullFraction } from "./fractions.ts";
import { keyOf, type Scope, sourcesOf } from "./scope.ts";
import { type Term, termOf } from "./term.ts";
import { as, strings } from "./tree.ts";

/** What a condition asks: terms that all hold, and alternatives of which one does. */
export interface Terms {
  readonly all: Term[];
  readonly alternatives: Term[][];
}

export function readTerms(node: Node | undefined, scope: Scope): Terms {
  const bool = as(node, "BoolExpr");
  if (bool?.boolop === "AND_EXPR") {
    return joined((bool.args ?? []).map((arg) => readTerms(arg, scope)));
  }
  if (bool?.boolop === "OR_EXPR") return alternatives(bool, scope);
  const term = readTerm(node, scope);
  return { all: term, alternatives: [] };
}

export const joined = (parts: readonly Terms[]): Terms => ({
  all: parts.flatMap(({ all }) => all),
  alternatives: parts.flatMap((part) => part.alternatives),
});

/** Each branch by itself can be read by an index of its own; the planner joins them in a bitmap. */
function alternatives(bool: BoolExpr, scope: Scope): Terms {
  const branches = (bool.args ?? []).map((arg) => readTerms(arg, scope));
  return {
    all: [],
    alternatives: branches.flatMap((each) => [each.all, ...each.alternatives]),
  };
}

function readTerm(node: Node | undefined, scope: Scope): Term[] {
  if (!node) return [];
  if ("A_Expr" in node) return operatorTerms(node.A_Expr, scope);
  if ("NullTest" in node) return nullTerms(node, scope);
  if ("ColumnRef" in node) return truthTerms(node, scope, { truth: true });
  const not = as(node, "BoolExpr");
  if (not?.boolop === "NOT_EXPR") return truthTerms(not.args?.[0], scope, { truth: false });
  return [];
}

function nullTerms(node: Node, scope: Scope): Term[] {
  const test = as(node, "NullTest")!;
  const found = keyOf(test.arg, scope);
  if (!found) return [];
  const isNull = test.nulltesttype === "IS_NULL";
  return [termOf(found, {
    kind: isNull ? "null" : "filter",
    predicate: `${found.key.sql} is ${isNull ? "" : "not "}null`,
    fraction: nullFraction(found, isNull),
  })];
}

function truthTerms(
  node: Node | undefined,
  scope: Scope,
  { truth }: { readonly truth: boolean },
): Term[] {
  const found = node && "ColumnRef" in node ? keyOf(node, scope) : null;
  if (found?.column?.type !== "boolean") return [];
  return [termOf(found, {
    kind: "equal",
    predicate: truth ? found.key.sql : `not ${found.key.sql}`,
    fraction: constantFraction(found, truth ? "t" : "f"),
  })];
}

function operatorTerms(expression: A_Expr, scope: Scope): Term[] {
  const gin = ginTerm(expression, scope);
  if (gin) return gin;
  const [operator = ""] = strings(expression.name);
  const sides = { key: expression.lexpr, value: expression.rexpr };
  switch (expression.kind) {
    case "AEXPR_OP":
      return comparison(expression, scope);
    case "AEXPR_IN":
      return operator === "=" ? listTerms(sides, scope) : [];
    case "AEXPR_OP_ANY":
      return operator === "=" ? valueTerms("in", sides, { scope }) : [];
    case "AEXPR_BETWEEN":
      return valueTerms("range", sides, { scope });
    default:
      return [];
  }
}

/** A condition's two sides: what may be a key, and what it is held against. */
interface Sides {
  readonly key: Node | undefined;
  readonly value: Node | undefined;
}

const RANGES = new Set(["<", "<=", ">", ">="]);

function comparison(expression: A_Expr, scope: Scope): Term[] {
  const [operator = ""] = strings(expression.name);
  const sides = { key: expression.lexpr, value: expression.rexpr };
  const turned = { key: sides.value, value: sides.key };
  if (RANGES.has(operator)) {
    return rowTerms(sides, scope) ??
      [sides, turned].flatMap((each) => valueTerms("range", each, { scope }));
  }
  const pairs = operator === "=" ? pairsOfRows(sides) : null;
  if (pairs) return pairs.flatMap((each) => equalTerms(each, scope));
  if (operator === "=") return [sides, turned].flatMap((each) => equalTerms(each, scope));
  return operator === "<>" && isConstant(sides.value) ? unequalTerms(sides, scope) : [];
}

/** (a, b) > ($1, $2): an index in that order continues where a page ended. */
function rowTerms({ key, value }: Sides, scope: Scope): Term[] | null {
  const row = as(key, "RowExpr");
  if (!row) return null;
  const found = (row.args ?? []).map((arg) => keyOf(arg, scope));
  const first = found[0];
  if (!first || found.some((each) => each?.source !== first.source)) return [];
  if (sourcesOf(value, scope).has(first.source)) return [];
  return [{ ...termOf(first, { kind: "range" }), keys: found.map((each) => each!.key) }];
}

/** (a, b) = ($1, $2) says as much as a = $1 and b = $2. */
function pairsOfRows({ key, value }: Sides): Sides[] | null {
  const keys = as(key, "RowExpr")?.args;
  const values = as(value, "RowExpr")?.args;
  if (!keys || keys.length !== values?.length) return null;
  return keys.map((each, at) => ({ key: each, value: values[at] }));
}

function equalTerms({ key, value }: Sides, scope: Scope): Term[] {
  const found = keyOf(key, scope);
  const sources = sourcesOf(value, scope);
  if (!found || sources.has(found.source)) return [];
  if (sources.size > 0) return [termOf(found, { kind: "join" })];
  const constant = isConstant(value) ? expressionSql(value, NO_COLUMN) : null;
  return [termOf(found, {
    kind: "equal",
    predicate: constant === null ? null : `${found.key.sql} = ${constant}`,
    fraction: constant === null ? null : constantFraction(found, constantText(value!)),
  })];
}

function unequalTerms({ key, value }: Sides, scope: Scope): Term[] {
  const found = keyOf(key, scope);
  if (!found) return [];
  const equal = constantFraction(found, constantText(value!));
  return [termOf(found, {
    kind: "filter",
    predicate: `${found.key.sql} <> ${expressionSql(value, NO_COLUMN)}`,
    fraction: equal === null ? null : 1 - equal,
  })];
}

function listTerms({ key, value: list }: Sides, scope: Scope): Term[] {
  const found = keyOf(key, scope);
  const items = as(list, "List")?.items ?? [];
  if (!found || sourcesOf(list, scope).has(found.source)) return [];
  if (!items.every(isConstant)) return [termOf(found, { kind: "in" })];
  const fractions = items.map((item) => constantFraction(found, constantText(item)));
  return [termOf(found, {
    kind: "in",
    predicate: `${found.key.sql} in (${
      items.map((item) => expressionSql(item, NO_COLUMN)).join(", ")
    })`,
    fraction: fractions.includes(null)
      ? null
      : fractions.reduce((sum: number, each) => sum + each!, 0),
  })];
}

function valueTerms(
  kind: "in" | "range",
  { key, value }: Sides,
  { scope }: { readonly scope: Scope },
): Term[] {
  const found = keyOf(key, scope);
  return found && !sourcesOf(value, scope).has(found.source) ? [termOf(found, { kind })] : [];
}
