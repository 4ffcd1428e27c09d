/** One condition, as what an index could do for it. */
import type { SpecKey } from "./index_spec.ts";
import { quoteName } from "./names.ts";
import type { KeyOf, Source } from "./scope.ts";

/**
 * "equal", "null", "in" and "join" fix the key's value, "range" and "prefix" bound it, "gin" needs
 * an inverted index, "filter" only tells rows apart.
 */
export type TermKind = "equal" | "null" | "in" | "join" | "range" | "prefix" | "gin" | "filter";

export interface Term {
  readonly source: Source;
  readonly kind: TermKind;
  /** One key; several for a comparison of rows. */
  readonly keys: readonly SpecKey[];
  /** The condition as an index predicate, where it is the same for every run. */
  readonly predicate: string | null;
  /** The rows that meet it, of all; null if the statistics do not say. */
  readonly fraction: number | null;
  /** How many different values the key has; null if unknown. */
  readonly distinct: number | null;
  readonly extension?: string;
}

/** A term on that key, with what is not said left open. */
export function termOf(
  { source, key, column }: KeyOf,
  rest: Pick<Term, "kind"> & Partial<Term>,
): Term {
  return {
    source,
    keys: [key],
    predicate: null,
    fraction: null,
    distinct: column?.distinct ?? null,
    ...rest,
  };
}

/** A key on a plain column. */
export const columnKey = (column: string, order = ""): SpecKey => ({
  sql: quoteName(column),
  expression: false,
  columns: [column],
  order,
});
