/** What the advisor reads and what it says: plain data, for pages, files and terminals. */

/** A statement with its placeholders ($1, $2, ...), as a monitor has counted it. */
export interface MonitoredStatement {
  readonly fingerprint: string;
  readonly text: string;
  readonly calls: number;
  /** Time of all calls together, ms. */
  readonly totalMs: number;
  /** Rows given or changed by all calls together, where they were counted. */
  readonly rows?: number;
}

/**
 * Costs are the planner's, in its units (1 = a page read in sequence), for one run of a generic
 * plan.
 */
export interface Gain {
  readonly before: number;
  readonly after: number;
  /** before / after: 20 says that the planner expects a twentieth. */
  readonly ratio: number;
}

/** What one statement gains, and how its plan changes. */
export interface StatementGain extends Gain {
  readonly fingerprint: string;
  readonly text: string;
  readonly calls: number;
  /** What one call took, ms; null where it was not counted. */
  readonly meanMs: number | null;
  /** The plan's scans, joins and sorts from the root down, with the index used, if any. */
  readonly nodesBefore: readonly string[];
  readonly nodesAfter: readonly string[];
}

/**
 * How a proposed index was tried. "hypopg": the planner was told of it on the real table. "sample":
 * it was built on a temporary copy of at most `rows` rows and rolled back; costs are those of the
 * copy.
 */
export type Verification =
  | { readonly by: "hypopg" }
  | { readonly by: "sample"; readonly rows: number };

interface Piece {
  /** The table as SQL, quoted, with its schema where it needs one; null if none is meant. */
  readonly table: string | null;
  /** Statements to run, in order; nothing here is ever run by the advisor. */
  readonly ddl: readonly string[];
  /** Why, in sentences for people. */
  readonly why: readonly string[];
}

export interface CreateIndexAdvice extends Piece {
  readonly kind: "create_index";
  /** Over all statements it serves, weighted by calls. */
  readonly gain: Gain;
  readonly statements: readonly StatementGain[];
  readonly verification: Verification;
  /** Rows written per window that would have to be written to the index as well. */
  readonly writes: number;
  /** Null where it could not be told. */
  readonly estimatedBytes: number | null;
}

export interface DropIndexAdvice extends Piece {
  readonly kind: "drop_index";
  readonly index: string;
  readonly reason: "duplicate" | "covered" | "unused" | "invalid";
  /** The index that does its work; null where nothing has to. */
  readonly coveredBy: string | null;
  readonly bytes: number;
}

export interface StatisticsAdvice extends Piece {
  readonly kind: "statistics";
  readonly rule: "missing" | "stale" | "correlated";
}

export type RewriteRule =
  | "offset"
  | "count"
  | "missing_limit"
  | "implicit_cast"
  | "function_on_column"
  | "any_of_array_column"
  | "not_in_subquery"
  | "order_by_random"
  | "or_across_tables";

export interface RewriteAdvice extends Piece {
  readonly kind: "rewrite";
  readonly rule: RewriteRule;
  readonly fingerprint: string;
  readonly text: string;
}

export type Advice = CreateIndexAdvice | DropIndexAdvice | StatisticsAdvice | RewriteAdvice;

/** A statement that was not looked at, and why. */
export interface SkippedStatement {
  readonly fingerprint: string;
  readonly text: string;
  readonly reason: string;
}

export interface AdviceReport {
  readonly advice: readonly Advice[];
  readonly skipped: readonly SkippedStatement[];
  /** Statements that were planned. */
  readonly planned: number;
  /** Whether hypopg was there. */
  readonly hypopg: boolean;
}
