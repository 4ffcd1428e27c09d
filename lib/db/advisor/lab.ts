/** Where indexes are tried without being made. */
import type { IndexSpec } from "./index_spec.ts";
import type { ParsedStatement } from "./parse.server.ts";
import type { PlanNode } from "./plan.ts";
import type { Verification } from "./types.ts";

/** What the planner would do if the indexes were there. */
export interface Trial {
  readonly cost: number;
  readonly plan: PlanNode;
  /** Those of the indexes tried that the plan reads. */
  readonly used: readonly IndexSpec[];
  /** The names of relations and indexes in the plan, for people. */
  rename(name: string): string;
}

export interface Lab {
  /**
   * @throws {Error} What the database says of the statement or of an index, such as that it cannot
   * be made
   */
  plan(statement: ParsedStatement, specs: readonly IndexSpec[]): Promise<Trial>;
  /** How indexes on that table are tried here. */
  verification(spec: IndexSpec): Verification;
  /** Bytes that the index would take on the real table; null if unknown. */
  size(spec: IndexSpec): Promise<number | null>;
}
