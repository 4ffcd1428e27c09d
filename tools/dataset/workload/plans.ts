/** Which indexes a plan uses, as `explain (format json)` tells it. */
import { CompiledQuery } from "kysely";
import type { Database } from "../../../lib/db/mod.ts";
import type { Statement } from "./recorder.ts";

interface PlanNode {
  readonly "Node Type": string;
  readonly "Index Name"?: string;
  readonly Plans?: readonly PlanNode[];
}

interface Explained {
  readonly Plan: PlanNode;
  /** Milliseconds, triggers such as those of foreign keys included; only where it was run. */
  readonly "Execution Time"?: number;
}

type Asked = Pick<Statement, "sql" | "parameters">;

/** The names of the indexes that PostgreSQL would use now. */
export async function indexesUsedBy(db: Database, statement: Asked): Promise<ReadonlySet<string>> {
  const { Plan } = await explain(db, statement, "format json");
  return new Set(namesIn(Plan));
}

/** Those of them from which it would read all that it needs, and nothing from the table. */
export async function coveredBy(db: Database, statement: Asked): Promise<ReadonlySet<string>> {
  const { Plan } = await explain(db, statement, "format json");
  return new Set(namesIn(Plan, "Index Only Scan"));
}

/** Runs it; changes are made, so do it in a transaction that is undone. @returns milliseconds on the server */
export async function executionMs(db: Database, statement: Asked): Promise<number> {
  return (await explain(db, statement, "analyze, timing off, format json"))["Execution Time"]!;
}

/** Whether there is a plan to look at: not for `set` and the like. */
export const isPlanned = ({ sql }: Asked): boolean =>
  /^\s*(select|with|insert|update|delete)\b/i.test(sql) && !sql.includes("set_config");

async function explain(db: Database, { sql, parameters }: Asked, options: string) {
  const query = CompiledQuery.raw(`explain (${options}) ${sql}`, [...parameters]);
  const { rows } = await db.executeQuery<{ "QUERY PLAN": readonly [Explained] }>(query);
  return rows[0]!["QUERY PLAN"][0];
}

/** @param type Of the nodes that are looked at; all of them unless given */
const namesIn = (node: PlanNode, type?: string): string[] => [
  ...node["Index Name"] && [undefined, node["Node Type"]].includes(type)
    ? [node["Index Name"]]
    : [],
  ...(node.Plans ?? []).flatMap((child) => namesIn(child, type)),
];
