/** What no index helps with: statements to be written otherwise. */
import type { Node } from "libpg-query";
import { conjuncts } from "./assumptions.ts";
import { readBlocks } from "./blocks.ts";
import type { Catalog } from "./catalog.ts";
import { functionsOnColumns } from "./column_functions.ts";
import { isForeignKeyCheck } from "./foreign_keys.ts";
import { implicitCasts } from "./implicit_casts.server.ts";
import { nodesOf } from "./plan.ts";
import { sourcesOf } from "./scope.ts";
import type { Finding, Planned } from "./stages.ts";
import { as, findAll, strings } from "./tree.ts";
import type { RewriteAdvice } from "./types.ts";

/** Fewer rows are read, counted or sent without anybody noticing. */
const MANY_ROWS = 10_000;
/** A page further on than this is paid for by the rows before it. */
const FAR_OFFSET = 100;

export function rewriteAdvice(planned: Planned, catalog: Catalog): RewriteAdvice[] {
  const { monitored: { fingerprint, text }, statement: { node } } = planned;
  if (isForeignKeyCheck(fingerprint)) return [];
  const findings = [
    ...offsets(node),
    ...counts(planned),
    ...missingLimits(planned),
    ...membership(node),
    ...randomOrders(node),
    ...acrossTables(node, catalog),
    ...functionsOnColumns(planned.uses),
    ...implicitCasts(planned),
  ];
  return findings.map(({ rule, why }) => ({
    kind: "rewrite",
    rule,
    fingerprint,
    text,
    table: null,
    ddl: [],
    why: [why],
  }));
}

function offsets(node: Node): Finding[] {
  return findAll(node, "SelectStmt").flatMap(({ limitOffset, limitCount, sortClause }) => {
    const far = as(limitOffset, "A_Const")?.ival?.ival ?? Infinity;
    // Without a LIMIT it is no page, but there to keep a subquery apart.
    if (!limitOffset || !limitCount || far < FAR_OFFSET) return [];
    const keys = (sortClause ?? []).flatMap((each) =>
      strings(as(as(each, "SortBy")?.node, "ColumnRef")?.fields).at(-1) ?? []
    );
    const row = keys.length > 0 ? keys.join(", ") : "the order's columns, the primary key last";
    return [{
      rule: "offset" as const,
      why:
        `OFFSET reads and throws away every row before the page. Continue after the last row shown instead: ` +
        `where (${row}) is beyond that row's, in the same order, with LIMIT alone`,
    }];
  });
}

function counts({ statement, plan }: Planned): Finding[] {
  const select = as(statement.node, "SelectStmt");
  const calls = (select?.targetList ?? []).map((each) =>
    as(as(each, "ResTarget")?.val, "FuncCall")
  );
  const counting = calls.length === 1 && strings(calls[0]?.funcname).at(-1) === "count";
  const counted = Math.max(...nodesOf(plan).map((each) => each["Plan Rows"]));
  if (!counting || select?.groupClause || counted < MANY_ROWS) return [];
  return [{
    rule: "count",
    why:
      `An exact count reads all of about ${
        Math.round(counted)
      } rows each time. Keep the number beside the data, ` +
      `show the planner's estimate, or count up to a limit: select count(*) from (select ... limit 1001)`,
  }];
}

function missingLimits({ statement, plan }: Planned): Finding[] {
  const select = as(statement.node, "SelectStmt");
  if (!select || select.limitCount || select.groupClause || plan["Plan Rows"] < MANY_ROWS) {
    return [];
  }
  return [{
    rule: "missing_limit",
    why: `Gives about ${
      plan["Plan Rows"]
    } rows at once: add a LIMIT and continue after the last row`,
  }];
}

function membership(node: Node): Finding[] {
  const arrays = findAll(node, "A_Expr").flatMap(({ kind, lexpr, rexpr }) => {
    const column = as(rexpr, "ColumnRef");
    if (kind !== "AEXPR_OP_ANY" || !column || as(lexpr, "ColumnRef")) return [];
    const name = strings(column.fields).join(".");
    return [{
      rule: "any_of_array_column" as const,
      why:
        `No index serves "= any(${name})": write ${name} @> array[value], which a GIN index on it serves`,
    }];
  });
  const nots = findAll(node, "BoolExpr").flatMap(({ boolop, args }) => {
    const link = boolop === "NOT_EXPR" ? as(args?.[0], "SubLink") : undefined;
    return link?.subLinkType === "ANY_SUBLINK"
      ? [{
        rule: "not_in_subquery" as const,
        why:
          "NOT IN (select ...) gives nothing once the query holds a null, and cannot be planned as a join: " +
          "write NOT EXISTS",
      }]
      : [];
  });
  return [...arrays, ...nots];
}

function randomOrders(node: Node): Finding[] {
  const random = findAll(node, "SortBy").some((each) =>
    strings(as(each.node, "FuncCall")?.funcname).at(-1) === "random"
  );
  return random
    ? [{
      rule: "order_by_random",
      why: "ORDER BY random() sorts every row: use TABLESAMPLE, or start at a random key",
    }]
    : [];
}

function acrossTables(node: Node, catalog: Catalog): Finding[] {
  return readBlocks(node, catalog).flatMap(({ scope, conditions }) =>
    conditions.flatMap(conjuncts).flatMap((condition) => {
      const bool = as(condition, "BoolExpr");
      if (bool?.boolop !== "OR_EXPR") return [];
      const arms = (bool.args ?? []).map((arg) => sourcesOf(arg, scope));
      const apart = arms.every(({ size }) => size === 1) &&
        new Set(arms.flatMap((arm) => [...arm])).size > 1;
      return apart
        ? [{
          rule: "or_across_tables" as const,
          why:
            "An OR between conditions on different tables can use no index: write one query for each, joined by UNION",
        }]
        : [];
    })
  );
}
