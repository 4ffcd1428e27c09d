/** The chosen indexes with what proves them. */
import type { Tried } from "./stages.ts";
import { type Change, writesOf } from "./changes.ts";
import { isForeignKeyCheck } from "./foreign_keys.ts";
import { createSql, type IndexSpec } from "./index_spec.ts";
import type { Trial } from "./lab.ts";
import { describePlan } from "./plan.ts";
import { isHelped } from "./workload.ts";
import type { CreateIndexAdvice, Gain, StatementGain } from "./types.ts";

interface Proof {
  readonly tried: readonly Tried[];
  readonly changes: readonly Change[];
  /** Names that are taken. */
  readonly names: ReadonlySet<string>;
}

/** One piece of advice an index, the one that gains most first. */
export async function createAdvice(
  chosen: readonly IndexSpec[],
  { tried, changes, names }: Proof,
): Promise<CreateIndexAdvice[]> {
  const taken = new Set(names);
  const advice: CreateIndexAdvice[] = [];
  for (const spec of chosen) {
    const served = await servedBy(spec, { tried, chosen });
    if (served.length === 0) continue;
    const { lab } = served[0]!.by;
    const ddl = createSql(spec, taken);
    for (const name of namesIn(ddl)) taken.add(name);
    const statements = served.map(({ gain }) => gain);
    advice.push({
      kind: "create_index",
      table: spec.table.sql,
      ddl,
      gain: weighted(statements),
      statements,
      verification: lab.verification(spec),
      writes: writesOf(spec, changes),
      estimatedBytes: await lab.size(spec).catch(() => null),
      why: whyOf(spec, statements),
    });
  }
  return advice.toSorted((a, b) => savings(b) - savings(a));
}

const namesIn = (ddl: readonly string[]): string[] =>
  ddl.flatMap((each) =>
    /^create index (?:concurrently )?("(?:[^"]|"")+"|\S+) /.exec(each)?.[1] ?? []
  )
    .map((name) => name.replace(/^"|"$/g, "").replaceAll('""', '"'));

const savings = ({ statements }: CreateIndexAdvice): number =>
  statements.reduce((sum, { calls, before, after }) => sum + calls * (before - after), 0);

interface Served {
  readonly by: Tried;
  readonly gain: StatementGain;
}

/** Statements that are helped, and whose plan reads the index, once all the chosen ones are there. */
async function servedBy(
  spec: IndexSpec,
  { tried, chosen }: { readonly tried: readonly Tried[]; readonly chosen: readonly IndexSpec[] },
): Promise<Served[]> {
  const served: Served[] = [];
  for (const by of tried) {
    if (!by.tables.has(spec.table.oid)) continue;
    const trial = await by.ask(chosen.filter(({ table }) => by.tables.has(table.oid)));
    if (trial?.used.includes(spec) && isHelped(by.base.cost, trial.cost)) {
      served.push({ by, gain: gainOf(by, trial) });
    }
  }
  return served;
}

function gainOf({ monitored, base }: Tried, after: Trial): StatementGain {
  const { fingerprint, text, calls, totalMs } = monitored;
  return {
    fingerprint,
    text,
    calls,
    meanMs: totalMs > 0 ? totalMs / calls : null,
    ...ratio(base.cost, after.cost),
    nodesBefore: describePlan(base.plan, base.rename),
    nodesAfter: describePlan(after.plan, after.rename),
  };
}

const ratio = (before: number, after: number): Gain => ({ before, after, ratio: before / after });

function weighted(statements: readonly StatementGain[]): Gain {
  const mean = (cost: (each: StatementGain) => number) =>
    statements.reduce((sum, each) => sum + each.calls * cost(each), 0) /
    statements.reduce((sum, { calls }) => sum + calls, 0);
  return ratio(mean(({ before }) => before), mean(({ after }) => after));
}

function whyOf(spec: IndexSpec, statements: readonly StatementGain[]): string[] {
  const keys = spec.keys.map(({ sql, columns }) => {
    const distinct = columns.length === 1 ? spec.table.columns.get(columns[0]!)?.distinct : null;
    return distinct ? `${sql} has about ${Math.round(distinct)} different values` : null;
  });
  const part = spec.predicate === null
    ? []
    : [`${spec.predicate} leaves ${(100 * spec.fraction).toPrecision(2)} % of the rows`];
  const keyChecks = statements.filter(({ fingerprint }) => isForeignKeyCheck(fingerprint))
    .map(({ fingerprint }) => `${fingerprint} is checked by each delete of a row it refers to`);
  return [...keys.filter((each) => each !== null), ...part, ...keyChecks];
}
