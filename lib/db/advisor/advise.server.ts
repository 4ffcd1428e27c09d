/**
 * The index advisor: reads statements, plans and statistics, tries what might help, and says what
 * did.
 */
import type { Database } from "../database.ts";
import { unwatched } from "../monitor/scope.server.ts";
import { assumeRanges, assumeStates } from "./assumptions.ts";
import type { Catalog, Table } from "./catalog.ts";
import { readCatalog, readColumns } from "./catalog.server.ts";
import { type Change, changesIn, writesOf } from "./changes.ts";
import { dropAdvice } from "./drops.ts";
import { explain } from "./explain.server.ts";
import { foreignKeyChecks } from "./foreign_keys.ts";
import { hypotheticalLab } from "./hypothetical.server.ts";
import { createAdvice } from "./create_advice.server.ts";
import { loadParser, type ParsedStatement, parseStatement } from "./parse.server.ts";
import { indexNames, type PlanNode } from "./plan.ts";
import { messageOf, type Planned } from "./stages.ts";
import { rewriteAdvice } from "./rewrites.server.ts";
import { type SampleLab, sampleLab } from "./sample.server.ts";
import { type Session, withSession } from "./session.server.ts";
import { statisticsAdvice } from "./statistics.server.ts";
import { type Halted, tryAll } from "./trials.ts";
import type { AdviceReport, MonitoredStatement, SkippedStatement } from "./types.ts";
import { readUses } from "./uses.ts";
import { chooseIndexes, MS_A_UNIT } from "./workload.ts";

/** Of the time of all statements together, that an index must save to be worth having. */
const MIN_SHARE = 0.001;

export interface AdviseOptions {
  /** New indexes at most, 10 unless told. */
  readonly maxIndexes?: number;
  /** Rows of a table that are copied to try indexes on, about; 20,000 unless told. */
  readonly sampleRows?: number;
  /**
   * Time for trying indexes, and as much again for choosing among them, ms; 60,000 unless told.
   * Statements that took longest come first.
   */
  readonly budgetMs?: number;
  /** False = do as if hypopg were not there. */
  readonly hypopg?: boolean;
}

/**
 * What to change about indexes, statistics and statements. Nothing is applied: all happens in one
 * transaction on one connection that is rolled back, and statements are only planned, read-only,
 * after PostgreSQL's own parser has found exactly one query or change in them. On PGlite that one
 * connection is everybody's: others wait until it is done.
 */
export async function advise(
  db: Database,
  statements: readonly MonitoredStatement[],
  options: AdviseOptions = {},
): Promise<AdviceReport> {
  await loadParser();
  // What the advisor asks is not part of the workload that it is asked about.
  return await unwatched(() =>
    withSession(db, (session) => adviseIn(session, { statements, options }))
  );
}

async function adviseIn(
  session: Session,
  { statements, options }: {
    readonly statements: readonly MonitoredStatement[];
    readonly options: AdviseOptions;
  },
): Promise<AdviceReport> {
  const raw = await readCatalog(session);
  const sample = sampleLab(session, { catalog: raw, maxRows: options.sampleRows ?? 20_000 });
  const { planned: seen, skipped } = await planAll(session, { statements, catalog: raw });
  const catalog = await withStatistics(session, { catalog: raw, sample, seen });
  const changes = changesOf(seen, catalog);
  const checks = await planAll(session, {
    statements: foreignKeyChecks(catalog, changes),
    catalog,
  });
  const planned = [...seen, ...checks.planned].map((each) => ({
    ...each,
    uses: readUses(each.statement.node, catalog),
  }));
  const extension = options.hypopg === false ? undefined : catalog.extensions.get("hypopg");
  const budgetMs = options.budgetMs ?? 60_000;
  const { tried, untried } = await tryAll(planned, {
    sample,
    hypothetical: extension ? hypotheticalLab(session, extension.schema) : null,
    halted: haltAfter(session, budgetMs),
  });
  const halted = haltAfter(session, budgetMs);
  const chosen = await chooseIndexes(tried, {
    writes: (spec) => writesOf(spec, changes),
    maxIndexes: options.maxIndexes ?? 10,
    least: MIN_SHARE * seen.reduce((sum, { monitored }) => sum + monitored.totalMs, 0) / MS_A_UNIT,
    late: async () => await halted() !== null,
  });
  return {
    advice: [
      ...await createAdvice(chosen, { tried, changes, names: catalog.names }),
      ...dropAdvice(catalog, planned.map(({ plan }) => plan)),
      ...await statisticsAdvice(session, { catalog, uses: planned.flatMap(({ uses }) => uses) }),
      ...planned.flatMap((each) => rewriteAdvice(each, catalog)),
    ],
    skipped: [...skipped, ...untried],
    planned: seen.length,
    hypopg: extension !== undefined,
  };
}

/** Copies hold a lock on what they were made of, so the advice ends where somebody waits for it. */
export function haltAfter(session: Session, budgetMs: number): Halted {
  const end = performance.now() + budgetMs;
  return async () => {
    if (performance.now() >= end) return `the budget of ${budgetMs} ms is used up`;
    return await session.inTheWay() ? "somebody waits to change one of the tables" : null;
  };
}

async function planAll(
  session: Session,
  { statements, catalog }: {
    readonly statements: readonly MonitoredStatement[];
    readonly catalog: Catalog;
  },
): Promise<{ planned: Planned[]; skipped: SkippedStatement[] }> {
  const planned: Planned[] = [];
  const skipped: SkippedStatement[] = [];
  for (const monitored of statements) {
    const { fingerprint, text } = monitored;
    const parsed = parseStatement(text);
    if (!parsed.ok) {
      skipped.push({ fingerprint, text, reason: parsed.reason });
      continue;
    }
    try {
      const generic = await planGeneric(session, { bare: parsed.statement, catalog });
      const believed = await planByStates(session, { ...generic, monitored, catalog });
      const uses = readUses(parsed.statement.node, catalog);
      planned.push({ monitored, ...believed, uses });
    } catch (error) {
      skipped.push({ fingerprint, text, reason: messageOf(error) });
    }
  }
  return { planned, skipped };
}

interface Explained {
  readonly statement: ParsedStatement;
  readonly plan: PlanNode;
}

async function planGeneric(
  session: Session,
  { bare, catalog }: { readonly bare: ParsedStatement; readonly catalog: Catalog },
): Promise<Explained> {
  const statement = { ...bare, assumed: [...bare.assumed, ...assumeRanges(bare, catalog)] };
  const plan = await explain(session, statement).catch(() => explain(session, bare));
  return { statement, plan };
}

/**
 * With the values for which there is a partial index, if calls took as little as a plan that reads it, rather than as
 * much as the generic one: then these are the values that were asked for.
 */
async function planByStates(
  session: Session,
  { statement, plan, monitored, catalog }: Explained & {
    readonly monitored: MonitoredStatement;
    readonly catalog: Catalog;
  },
): Promise<Explained> {
  const { calls, totalMs } = monitored;
  if (totalMs === 0) return { statement, plan };
  const units = totalMs / calls / MS_A_UNIT;
  for (const { index, assumed } of assumeStates(statement, catalog)) {
    const stated = { ...statement, assumed: [...statement.assumed, ...assumed] };
    const other = await explain(session, stated).catch(() => null);
    if (!other || !indexNames(other).includes(index)) continue;
    const between = Math.sqrt(other["Total Cost"] * plan["Total Cost"]);
    if (units < between) return { statement: stated, plan: other };
  }
  return { statement, plan };
}

/** Tables that were never analyzed get the statistics of their copies. */
async function withStatistics(
  session: Session,
  { catalog, sample, seen }: {
    readonly catalog: Catalog;
    readonly sample: SampleLab;
    readonly seen: readonly Planned[];
  },
): Promise<Catalog> {
  const read = new Set(seen.flatMap(({ uses }) => uses.map(({ source }) => source.table)));
  const better = new Map<Table, Table>();
  for (const table of read) {
    if (!table.unknown) continue;
    const columns = await sample.copy(table)
      .then(({ oid }) => readColumns(session, { oid, rows: table.rows }))
      .catch(() => table.columns);
    better.set(table, { ...table, columns });
  }
  return { ...catalog, tables: catalog.tables.map((table) => better.get(table) ?? table) };
}

function changesOf(planned: readonly Planned[], catalog: Catalog): Change[] {
  return planned.flatMap(({ monitored, statement }) =>
    changesIn(statement.node, { catalog, rows: monitored.rows ?? monitored.calls })
  );
}
