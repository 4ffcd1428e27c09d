/** What the monitor counts and what a real server has counted itself are the same statements. */
import assert from "node:assert/strict";
import { sql } from "kysely";
import { MIGRATIONS } from "../../../tests/support/database.ts";
import { ManualClock } from "../../../tests/support/manual_clock.ts";
import { needs } from "../../../tests/support/needs.ts";
import { startPostgres } from "../../../tests/support/postgres_server.ts";
import { generateDataset } from "../../../tools/dataset/generate.ts";
import { planOf } from "../../../tools/dataset/plan.ts";
import { recordWorkload } from "../../../tools/dataset/workload/record.ts";
import { openPostgres } from "../adapters/postgres/postgres.server.ts";
import { migrate } from "../migrate.server.ts";
import { advise } from "../advisor/mod.server.ts";
import { createMonitor, readQueries } from "./mod.server.ts";

const PLAN = planOf({ answers: 500 });
const NO_FIGURES = { lastDay: () => Promise.resolve([]) };

async function fill(url: string): Promise<void> {
  await using open = await openPostgres(url);
  await migrate(open, MIGRATIONS);
  await generateDataset(open, PLAN);
  await sql`create schema "Extensions"`.execute(open.db);
  await sql`create extension pg_stat_statements schema "Extensions"`.execute(open.db);
}

Deno.test("statements of the product, counted by the server", {
  ignore: !await needs("initdb"),
}, async (test) => {
  await using server = await startPostgres({ preload: "pg_stat_statements" });
  await fill(server.url);
  const monitor = createMonitor({ clock: new ManualClock(), slowMs: Infinity });
  await using open = await openPostgres(server.url, { watch: monitor.watch });
  await recordWorkload(open.db, PLAN);
  const { lines } = await readQueries({ monitor, figures: NO_FIGURES, db: open.db });
  const planned = lines.filter(({ kind }) => kind !== "other");

  await test.step("readQueries() finds each that the monitor has seen", () => {
    assert.ok(planned.length > 80, `${planned.length} statements`);
    const unknown = planned.filter((line) => line.server === null);
    assert.deepEqual(unknown.map(({ text }) => text), []);
  });

  await test.step("advise() can plan each", async () => {
    const statements = planned.flatMap((line) => line.server ?? []);
    const { skipped } = await advise(open.db, statements, { maxIndexes: 0 });
    assert.deepEqual(skipped, []);
  });
});
