/** Expressions of the parse tree as SQL that can stand in an index. */
import type { A_Const, A_Expr, ColumnRef, FuncCall, Node, TypeCast, TypeName } from "libpg-query";
import { quoteName, quoteText } from "./names.ts";
import { as, strings } from "./tree.ts";

/** The column as SQL, or null if the expression must not name it. */
export type NameColumn = (ref: ColumnRef) => string | null;

/** No column at all: for constants. */
export const NO_COLUMN: NameColumn = () => null;

/**
 * The expression as SQL with its own parentheses; null if it holds parameters, queries, or what is
 * not known here.
 */
export function expressionSql(node: Node | undefined, name: NameColumn): string | null {
  if (!node) return null;
  if ("ColumnRef" in node) return name(node.ColumnRef);
  if ("A_Const" in node) return constantSql(node.A_Const);
  if ("TypeCast" in node) return castSql(node.TypeCast, name);
  if ("FuncCall" in node) return callSql(node.FuncCall, name);
  if ("A_Expr" in node) return operatorSql(node.A_Expr, name);
  if ("CoalesceExpr" in node) return listSql("coalesce", node.CoalesceExpr.args, name);
  return null;
}

function constantSql(constant: A_Const): string | null {
  if (constant.isnull) return "null";
  if (constant.ival) return String(constant.ival.ival ?? 0);
  if (constant.fval) return constant.fval.fval ?? null;
  if (constant.boolval) return String(constant.boolval.boolval ?? false);
  if (constant.sval) return quoteText(constant.sval.sval ?? "");
  return null;
}

function castSql(cast: TypeCast, name: NameColumn): string | null {
  const value = expressionSql(cast.arg, name);
  const type = cast.typeName && typeSql(cast.typeName);
  if (value === null || !type) return null;
  return as(cast.arg, "A_Const")?.sval ? `${value}::${type}` : `(${value})::${type}`;
}

function typeSql(type: TypeName): string | null {
  const names = strings(type.names).map(quoteName);
  const modifiers = (type.typmods ?? []).map((each) => expressionSql(each, NO_COLUMN));
  if (modifiers.includes(null)) return null;
  const interval = names.at(-1) === "interval" || names.at(-1) === '"interval"';
  const suffix = modifiers.length > 0 && !interval ? `(${modifiers.join(", ")})` : "";
  return names.join(".") + suffix + "[]".repeat(type.arrayBounds?.length ?? 0);
}

function callSql(call: FuncCall, name: NameColumn): string | null {
  if (call.agg_star || call.agg_distinct || call.over || call.agg_order || call.func_variadic) {
    return null;
  }
  return listSql(strings(call.funcname).map(quoteName).join("."), call.args, name);
}

function listSql(call: string, args: readonly Node[] | undefined, name: NameColumn): string | null {
  const values = (args ?? []).map((each) => expressionSql(each, name));
  return values.includes(null) ? null : `${call}(${values.join(", ")})`;
}

function operatorSql(expression: A_Expr, name: NameColumn): string | null {
  const [operator] = strings(expression.name);
  if (expression.kind !== "AEXPR_OP" || (expression.name?.length ?? 0) !== 1) return null;
  const right = expressionSql(expression.rexpr, name);
  const left = expression.lexpr ? expressionSql(expression.lexpr, name) : "";
  return left === null || right === null ? null : `(${left} ${operator} ${right})`;
}

/** Whether it is the same for every row and run: constants, and casts of them. */
export function isConstant(node: Node | undefined): boolean {
  const cast = as(node, "TypeCast");
  return cast ? isConstant(cast.arg) : as(node, "A_Const") !== undefined;
}
