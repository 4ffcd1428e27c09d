/** A statement on its way through the advisor. */
import type { Lab } from "./lab.ts";
import type { ParsedStatement } from "./parse.server.ts";
import type { PlanNode } from "./plan.ts";
import type { MonitoredStatement, RewriteRule } from "./types.ts";
import type { Use } from "./uses.ts";
import type { Asked } from "./workload.ts";

/** A statement that the database plans. */
export interface Planned {
  readonly monitored: MonitoredStatement;
  readonly statement: ParsedStatement;
  readonly plan: PlanNode;
  readonly uses: readonly Use[];
}

/** A statement for which indexes were tried. */
export interface Tried extends Asked {
  readonly monitored: MonitoredStatement;
  readonly lab: Lab;
}

/** Why a statement should be written otherwise. */
export interface Finding {
  readonly rule: RewriteRule;
  readonly why: string;
}

/** What the database says against a statement. */
export const messageOf = (error: unknown): string =>
  `Not planned: ${error instanceof Error ? error.message : String(error)}`;
