/**
 * Columns that the database casts, row by row, because they are compared with a value of another
 * type.
 */
import { type Node, parseSync } from "libpg-query";
import { nodesOf, type PlanNode } from "./plan.ts";
import type { Finding, Planned } from "./stages.ts";
import { as, findAll, strings } from "./tree.ts";

/** Casts from this type to text cost nothing and hide nothing. */
const SAME_AS_TEXT = "character varying";

export function implicitCasts({ statement, plan, uses }: Planned): Finding[] {
  const written = new Set(castColumns(statement.node).map(({ name }) => name));
  const columns = new Map(uses.flatMap(({ source }) => [...source.table.columns]));
  const found = nodesOf(plan).flatMap(conditionsOf).flatMap(castColumns)
    .filter(({ name }) => !written.has(name) && columns.has(name))
    .filter(({ name }) => columns.get(name)!.type !== SAME_AS_TEXT);
  const byName = new Map(found.map((cast) => [cast.name, cast]));
  return [...byName.values()].map(({ name, type }) => ({
    rule: "implicit_cast",
    why:
      `${name} is ${
        columns.get(name)!.type
      } but compared as ${type}, so it is cast in every row and no index on it ` +
      `serves: give the value the column's type`,
  }));
}

function conditionsOf({ Filter, "Join Filter": join }: PlanNode): Node[] {
  return [Filter, join].flatMap((text) => {
    try {
      const select = text && parseSync(`select where ${text}`).stmts?.[0]?.stmt;
      const where = select ? as(select, "SelectStmt")?.whereClause : undefined;
      return where ? [where] : [];
    } catch {
      return []; // What a plan prints is not always SQL, for example where it names a subplan.
    }
  });
}

function castColumns(node: Node): { name: string; type: string }[] {
  return findAll(node, "TypeCast").flatMap(({ arg, typeName }) => {
    const name = strings(as(arg, "ColumnRef")?.fields).at(-1);
    const type = strings(typeName?.names).filter((each) => each !== "pg_catalog").join(".");
    return name === undefined ? [] : [{ name, type }];
  });
}
