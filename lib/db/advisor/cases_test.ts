import assert from "node:assert/strict";
import { setupServer } from "./__fixtures__/open.ts";
import type { AdvisorCase } from "./__fixtures__/case.ts";
import { CASES } from "./__fixtures__/cases/mod.ts";
import { judge } from "./__fixtures__/judge.ts";
import { setupSql } from "./__fixtures__/setup.ts";
import { advise } from "./advise.server.ts";
import { openPglite } from "../adapters/pglite/pglite.server.ts";
import { needs } from "../../../tests/support/needs.ts";
import type { OpenDatabase } from "../database.ts";

/** One of each sort; all of them, on all databases, are in `deno task bench db advisor`. */
const NAMES = [
  "equality, then order of the first rows",
  "two statements, one index",
  "partial: few open ones, by time",
  "tiny table: nothing",
  "lower case",
  "words of a stored vector",
  "quoted names in a quoted schema",
  "join that needs an index on each side",
  "delete of a parent: foreign key without an index",
  "partitioned parent, newest first",
  "duplicates and overlaps",
  "busy writers: an index that costs more than it saves",
  "implicit cast of a column",
  "columns that depend on each other",
  "through a view",
  "covered but for a state that most rows are in: nothing",
  "partitions of partitions",
  "condition on a query in FROM",
  "WITH query that hides the table it reads",
  "update of two columns by a query",
  "placeholders of any type",
];

const named = (name: string): AdvisorCase => CASES.find((each) => each.name === name)!;

/** Those that differ by how indexes are tried. */
const COPIED_NAMES = [
  ...NAMES.slice(2, 7),
  "through a view",
  "partitions of partitions",
  "update of two columns by a query",
];
/** PGlite takes longer: fewer, on smaller tables. */
const PGLITE_NAMES = [...NAMES.slice(2, 7), "update of two columns by a query"];
const PGLITE_SCALE = 0.2;

async function missedBy(
  open: OpenDatabase,
  { names, hypopg }: { readonly names: readonly string[]; readonly hypopg: boolean },
): Promise<Record<string, readonly string[]>> {
  const missed: Record<string, readonly string[]> = {};
  for (const name of names) {
    const statements = named(name).statements.map((each, at) => {
      const { text, calls } = typeof each === "string" ? { text: each, calls: 1000 } : each;
      return { fingerprint: `${at}`, text, calls, totalMs: calls };
    });
    const verdict = judge(named(name), await advise(open.db, statements, { hypopg }));
    if (verdict.missed.length > 0) missed[name] = verdict.missed;
  }
  return missed;
}

Deno.test("advise gives what the cases expect, by copies of tables (pglite)", async () => {
  await using open = await openPglite({});
  await open.script(setupSql(PGLITE_SCALE));
  await open.script("vacuum analyze");
  assert.deepEqual(await missedBy(open, { names: PGLITE_NAMES, hypopg: false }), {});
});

Deno.test({
  name: "advise gives what the cases expect, by hypopg where it is there, and by copies (postgres)",
  ignore: !await needs("postgres"),
  fn: async () => {
    await using open = await setupServer(setupSql());
    assert.deepEqual(await missedBy(open, { names: NAMES, hypopg: true }), {});
    assert.deepEqual(await missedBy(open, { names: COPIED_NAMES, hypopg: false }), {});
  },
});
