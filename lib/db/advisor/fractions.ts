/** How many of a table's rows meet a condition that is the same for every run, by pg_stats. */
import type { Node } from "libpg-query";
import type { KeyOf } from "./scope.ts";
import { as } from "./tree.ts";

/** A constant as pg_stats writes it. */
export function constantText(node: Node): string {
  const cast = as(node, "TypeCast");
  if (cast?.arg) return constantText(cast.arg);
  const constant = as(node, "A_Const");
  if (constant?.boolval) return constant.boolval.boolval ? "t" : "f";
  return constant?.sval?.sval ?? constant?.fval?.fval ?? String(constant?.ival?.ival ?? 0);
}

/** Of all rows; null for expressions and without statistics. */
export function constantFraction({ column }: KeyOf, text: string): number | null {
  if (!column || column.distinct === null) return null;
  const known = column.common.get(text);
  if (known !== undefined) return known;
  const rest = 1 - column.nullFraction -
    column.common.values().reduce((sum, each) => sum + each, 0);
  const others = column.distinct - column.common.size;
  return others >= 1 ? Math.max(0, rest) / others : 0;
}

export function nullFraction({ column }: KeyOf, isNull: boolean): number | null {
  if (!column || column.distinct === null) return null;
  return isNull ? column.nullFraction : 1 - column.nullFraction;
}
