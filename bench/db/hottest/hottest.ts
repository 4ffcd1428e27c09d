/**
 * p50, p95 and p99 of the ten queries on which use spends most time: with the product's indexes, with one for each
 * column, and with primary keys alone.
 */
import { sql } from "kysely";
import { openPglite } from "../../../lib/db/adapters/pglite/pglite.server.ts";
import { openPostgres } from "../../../lib/db/adapters/postgres/postgres.server.ts";
import { migrate } from "../../../lib/db/migrate.server.ts";
import type { OpenDatabase, WatchConnection } from "../../../lib/db/mod.ts";
import { MIGRATIONS } from "../../../tests/support/database.ts";
import { temporaryFolder } from "../../../tests/support/folder.ts";
import { needs } from "../../../tests/support/needs.ts";
import { emptyServerDatabase } from "../../../tests/support/postgres.ts";
import { generateDataset } from "../../../tools/dataset/generate.ts";
import { type Plan, planOf } from "../../../tools/dataset/plan.ts";
import { percentilesOf } from "../../ai/latency/percentiles.ts";
import { percent } from "../../percent.ts";
import { printTable } from "../../table.ts";
import { type IndexSet, replaceIndexes, SETS } from "../indexes/sets.ts";
import { chooseHottest, type Chosen, type Query } from "./choose.ts";
import { replay } from "./replay.ts";

const ANSWERS = 20_000;
/** More take longer to make than anybody waits. */
const MOST_ON_PGLITE = 20_000;
/** Answers that are given while statements are counted. */
const GIVEN = 400;
/** Letters of a statement, and steps that it comes from. */
const SHOWN = 110;
const MOST_STEPS = 4;
/** For one statement; PGlite has no time-outs. */
const TIMEOUT_MS = 10_000;

export interface HottestOptions {
  readonly answers?: number;
  /** The address of a data set on PostgreSQL that is there already, to which nobody is connected. */
  readonly like?: string;
  /** A file for what the monitor has counted, as `deno task db:advise` reads it. */
  readonly statements?: string;
}

interface Place {
  readonly name: string;
  open(watch?: WatchConnection): Promise<OpenDatabase>;
}

export async function runHottest(options: HottestOptions = {}): Promise<boolean> {
  const { answers = ANSWERS, like } = options;
  if (await needs("postgres")) {
    await using data = await emptyServerDatabase({ like });
    const limits = { connections: 1, timeouts: { statementMs: TIMEOUT_MS } };
    const open = (watch?: WatchConnection) => openPostgres(data.url, { watch, ...limits });
    await runOn({ name: "PostgreSQL", open }, { ...options, answers });
  }
  if (!like && answers <= MOST_ON_PGLITE) {
    await using folder = await temporaryFolder();
    const open = (watch?: WatchConnection) => openPglite({ folder: folder.path, watch });
    await runOn({ name: "PGlite", open }, { ...options, answers });
  }
  return true;
}

type Measuring = HottestOptions & { readonly answers: number };

async function runOn({ name, open }: Place, options: Measuring): Promise<void> {
  const { answers, like, statements } = options;
  const plan = planOf({ answers });
  if (!like) await fill(open, plan);
  const chosen = await chooseHottest(open, { ...plan, given: GIVEN });
  if (statements) await Deno.writeTextFile(statements, JSON.stringify(chosen.overview.lines));
  const title = `${name}, ${answers} answers`;
  printTable(`Statements, ${title}, of which ${GIVEN} given now`, whyTable(chosen));
  printTable(`Hottest queries, ${title}, ms`, await timesTable(open, chosen.queries));
}

async function fill(open: Place["open"], plan: Plan): Promise<void> {
  await using opened = await open();
  await migrate(opened, MIGRATIONS);
  await generateDataset(opened, plan);
}

/** Above the line that is chosen last, writers too. */
function whyTable({ overview, queries }: Chosen): string[][] {
  const places = new Map(queries.map(({ fingerprint }, at) => [fingerprint, String(at + 1)]));
  const last = overview.lines.findIndex((line) => line.fingerprint === queries.at(-1)?.fingerprint);
  const rows = overview.lines.slice(0, last + 1).map((line) => [
    places.get(line.fingerprint) ?? "",
    String(line.calls),
    line.meanMs.toFixed(2),
    line.totalMs.toFixed(0),
    percent(line.share),
    line.text.replaceAll(/\s+/g, " ").slice(0, SHOWN),
  ]);
  return [["", "calls", "ms each", "ms", "of all", "statement"], ...rows];
}

async function timesTable(open: Place["open"], queries: readonly Query[]): Promise<string[][]> {
  const head = ["", "asked for"];
  const rows = queries.map(({ asked }, at) => [
    String(at + 1),
    [...new Set(asked.map(({ step }) => step))].slice(0, MOST_STEPS).join(", "),
  ]);
  for (const set of SETS) {
    head.push(`${HEADS[set]}: calls`, "p50", "p95", "p99");
    await using opened = await open();
    await opened.session((run) => replaceIndexes(run, set));
    // As the product has it for the one query that would be compiled; without indexes the others gain by it too.
    await sql`set jit = off`.execute(opened.db);
    for (const [at, { asked }] of queries.entries()) {
      const times = await replay(opened.db, asked);
      rows[at]!.push(String(times.length), ...percentilesOf(times, 2));
    }
  }
  return [head, ...rows];
}

const HEADS: Readonly<Record<IndexSet, string>> = {
  all: "indexes",
  single: "one a column",
  none: "none",
};
