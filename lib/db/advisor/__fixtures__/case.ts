/** The form of the advisor's table of cases. */
import type { RewriteRule, StatisticsAdvice } from "../types.ts";

export interface AdvisorCase {
  readonly name: string;
  /** Each called 1,000 times unless told. */
  readonly statements: readonly (string | { readonly text: string; readonly calls: number })[];
  /**
   * The indexes to be proposed, each as "table (keys) ..." or as a list of what is just as right,
   * the best first. Empty = nothing is to be proposed.
   */
  readonly create: readonly (string | readonly string[])[];
  /** Names of indexes to be dropped. Only looked at where the case is about them. */
  readonly drop?: readonly string[];
  /** Rules that must speak, and no others; absent = whatever they say. */
  readonly rewrites?: readonly RewriteRule[];
  readonly statistics?: readonly StatisticsAdvice["rule"][];
}
