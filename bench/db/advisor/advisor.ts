/**
 * The advisor's score on its own table of cases, on PostgreSQL with and without hypopg, and on
 * PGlite.
 */
import { CASES } from "../../../lib/db/advisor/__fixtures__/cases/mod.ts";
import {
  HELPDESK_CASES,
  HELPDESK_FIRST,
} from "../../../lib/db/advisor/__fixtures__/cases/helpdesk.ts";
import type { AdvisorCase } from "../../../lib/db/advisor/__fixtures__/case.ts";
import { judge } from "../../../lib/db/advisor/__fixtures__/judge.ts";
import { setupSql } from "../../../lib/db/advisor/__fixtures__/setup.ts";
import { advise } from "../../../lib/db/advisor/advise.server.ts";
import { openPglite } from "../../../lib/db/adapters/pglite/pglite.server.ts";
import { openPostgres } from "../../../lib/db/adapters/postgres/postgres.server.ts";
import type { OpenDatabase } from "../../../lib/db/mod.ts";
import { needs } from "../../../tests/support/needs.ts";
import { emptyServerDatabase } from "../../../tests/support/postgres.ts";
import { printTable } from "../../table.ts";
import { reached, trueCosts } from "./truth.ts";

/**
 * The least part of all cases that must be exactly right, and of the possible reduction that must
 * be reached.
 */
const MIN_EXACT = 0.85;
const MIN_REACHED = 0.95;

interface Result {
  readonly expected: AdvisorCase;
  readonly missed: readonly string[];
  readonly reached: number | null;
  readonly ms: number;
}

interface Run {
  readonly name: string;
  readonly results: readonly Result[];
}

/** Prints the score and each miss; false if it falls short. */
export async function runAdvisor(): Promise<boolean> {
  const runs: Run[] = [];
  if (await needs("postgres")) {
    await using empty = await emptyServerDatabase();
    await using open = await openPostgres(empty.url);
    await fill(open);
    const hypopg = await hasHypopg(open);
    if (hypopg) runs.push({ name: "PostgreSQL, hypopg", results: await askAll(open, true) });
    runs.push({ name: "PostgreSQL, copies", results: await askAll(open, false) });
  }
  await using pglite = await openPglite({});
  await fill(pglite);
  runs.push({ name: "PGlite, copies", results: await askAll(pglite, false) });
  for (const run of runs) printMisses(run);
  printTable(`Index advisor, ${CASES.length} cases`, [HEADINGS, ...runs.map(summary)]);
  printTable(`${HELPDESK_CASES.length} of them, written down before they were asked first`, [
    ["database", "exact when first asked", "exact now"],
    ...runs.map(first),
  ]);
  return runs.every(({ results }) =>
    exactOf(results) >= MIN_EXACT && meanReached(results) >= MIN_REACHED
  );
}

async function fill(open: OpenDatabase): Promise<void> {
  await open.script(setupSql());
  await open.script("vacuum analyze");
}

const hasHypopg = (open: OpenDatabase): Promise<boolean> =>
  open.script("create extension hypopg").then(() => true, () => false);

async function askAll(open: OpenDatabase, hypopg: boolean): Promise<Result[]> {
  const results: Result[] = [];
  for (const expected of CASES) results.push(await ask(open, { expected, hypopg }));
  return results;
}

async function ask(
  open: OpenDatabase,
  { expected, hypopg }: { readonly expected: AdvisorCase; readonly hypopg: boolean },
): Promise<Result> {
  const statements = expected.statements.map((each, at) => {
    const { text, calls } = typeof each === "string" ? { text: each, calls: 1000 } : each;
    return { fingerprint: `${at}`, text, calls, totalMs: calls };
  });
  const start = performance.now();
  const report = await advise(open.db, statements, { hypopg });
  const ms = (performance.now() - start) / statements.length;
  const { missed, proposed } = judge(expected, report);
  return { expected, missed, ms, reached: reached(await trueCosts(open.db, expected, proposed)) };
}

const HEADINGS = ["database", "exact", "cost reduction", "ms/query p50", "p95", "max"];

function summary({ name, results }: Run): string[] {
  const times = results.map(({ ms }) => ms).toSorted((a, b) => a - b);
  const at = (part: number) =>
    times[Math.min(times.length - 1, Math.floor(part * times.length))]!.toFixed(0);
  const right = results.filter(({ missed }) => missed.length === 0).length;
  return [
    name,
    `${right}/${results.length} (${(100 * exactOf(results)).toFixed(1)} %)`,
    `${(100 * meanReached(results)).toFixed(1)} %`,
    at(0.5),
    at(0.95),
    at(1),
  ];
}

function first({ name, results }: Run): string[] {
  const own = results.filter(({ expected }) => HELPDESK_CASES.includes(expected));
  const now = own.filter(({ missed }) => missed.length === 0).length;
  return [name, `${HELPDESK_FIRST[name]}/${own.length}`, `${now}/${own.length}`];
}

const exactOf = (results: readonly Result[]): number =>
  results.filter(({ missed }) => missed.length === 0).length / results.length;

function meanReached(results: readonly Result[]): number {
  const parts = results.flatMap((each) => each.reached ?? []);
  return parts.reduce((sum, each) => sum + each, 0) / parts.length;
}

function printMisses({ name, results }: Run): void {
  for (const { expected, missed, reached } of results) {
    if (missed.length === 0) continue;
    const part = reached === null
      ? ""
      : `, ${(100 * reached).toFixed(0)} % of the possible reduction`;
    console.log(`  ${name}: ${expected.name}: ${missed.join("; ")}${part}`);
  }
}
