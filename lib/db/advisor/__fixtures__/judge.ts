/** Whether advice is what a case expects. */
import type { AdviceReport } from "../types.ts";
import type { AdvisorCase } from "./case.ts";

export interface Verdict {
  /** What is not as expected, in words; empty = exactly right. */
  readonly missed: readonly string[];
  /** The indexes proposed, as the cases write them. */
  readonly proposed: readonly string[];
}

export function judge(expected: AdvisorCase, { advice, skipped }: AdviceReport): Verdict {
  const proposed = advice.flatMap((each) => each.kind === "create_index" ? indexOf(each.ddl) : []);
  const drops = advice.filter(({ table }) => table !== null && asksOf(expected, table))
    .flatMap((each) => each.kind === "drop_index" ? each.index : []);
  const rules = advice.flatMap((each) => each.kind === "rewrite" ? each.rule : []);
  const statistics = advice.flatMap((each) => each.kind === "statistics" ? each.rule : []);
  return {
    proposed,
    missed: [
      ...skipped.map(({ reason }) => `skipped: ${reason}`),
      ...missingIndexes(expected, proposed),
      ...proposed.filter((index) => !expected.create.some((each) => accepts(each, index)))
        .map((index) => `not expected: ${index}`),
      ...differences(expected.drop, drops),
      ...differences(expected.rewrites, rules),
      ...differences(expected.statistics, statistics),
    ],
  };
}

/** Other cases' tables have indexes to be dropped as well. */
const asksOf = ({ statements }: AdvisorCase, table: string): boolean =>
  statements.some((each) => (typeof each === "string" ? each : each.text).includes(table));

const missingIndexes = ({ create }: AdvisorCase, proposed: readonly string[]): string[] =>
  create.filter((each) => !proposed.some((index) => accepts(each, index)))
    .map((each) => `missing: ${[each].flat().join(" or ")}`);

function differences(
  expected: readonly string[] | undefined,
  found: readonly string[],
): string[] {
  if (!expected) return [];
  const apart = new Set(expected).symmetricDifference(new Set(found));
  return [...apart].map((each) => `${found.includes(each) ? "not expected" : "missing"}: ${each}`);
}

/** "table (keys) ..." of the statement that makes the index; of a partitioned one, the parent's. */
function indexOf(ddl: readonly string[]): string[] {
  const made = ddl.map((each) =>
    /^create index (?:concurrently )?(?:"(?:[^"]|"")+"|\S+) on (?:only )?(.+)$/s.exec(each)?.[1]
  );
  return made.filter((each) => each !== undefined).slice(0, 1);
}

/** An index can be read backwards, so all its directions turned say the same. */
function accepts(expected: string | readonly string[], index: string): boolean {
  return [expected].flat().some((each) => each === index || each === turned(index));
}

function turned(index: string): string {
  const [, before, keys, after] = /^(.*?) \((.*?)\)((?: include .*| where .*)?)$/s.exec(index) ??
    [];
  if (keys === undefined) return index;
  const turnedKeys = keys.split(", ").map((key) =>
    key.endsWith(" desc") ? key.slice(0, -5) : `${key} desc`
  );
  return `${before} (${turnedKeys.join(", ")})${after}`;
}
