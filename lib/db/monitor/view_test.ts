import assert from "node:assert/strict";
import { sql } from "kysely";
import { type Monitored, testOnEachMonitored } from "../../../tests/support/monitored.ts";
import type { Database } from "../mod.ts";
import { readQueries, readServerStatements } from "./mod.server.ts";

const NO_FIGURES = { lastDay: () => Promise.resolve([]) };

type Counted = readonly (readonly [query: string, calls: number])[];

/** With the view's columns as of PostgreSQL 13; the real one needs a server that was started with it. */
function withStandIn(
  { db }: Monitored,
  { counted, work }: { counted: Counted; work: (one: Database) => Promise<void> },
): Promise<void> {
  const rows = counted.map(([query, calls]) => sql`(${sql.lit(query)}, ${sql.lit(calls)})`);
  return db.connection().execute(async (one) => {
    await sql`create temporary view pg_stat_statements as
      select query, calls::bigint, calls * 2.5::float8 as total_exec_time, calls * 3::bigint as rows,
        1::bigint as shared_blks_hit, 2::bigint as shared_blks_read,
        (select oid from pg_database where datname = current_database()) as dbid
      from (values ${sql.join(rows)}) as counted(query, calls)`.execute(one);
    try {
      await work(one as Database);
    } finally {
      await sql`drop view pg_stat_statements`.execute(one);
    }
  });
}

testOnEachMonitored(
  "readServerStatements() is null where the server counts nothing",
  async (on) => {
    assert.equal(await readServerStatements(on.db), null);
    const { lines, elsewhere } = await readQueries({ ...on, figures: NO_FIGURES });
    assert.deepEqual([lines, elsewhere], [[], null]);
  },
);

testOnEachMonitored("readServerStatements() adds up what differs in lists alone", async (on) => {
  const counted: Counted = [
    ['select "a" from "t" where "a" in ($1, $2)', 3],
    ['select "a" from "t" where "a" in ($1 /*, ... */)', 4],
    ["<insufficient privilege>", 99],
    ["vacuum", 50],
  ];
  const work = async (one: Database) => {
    const [first, second, ...rest] = await readServerStatements(one) ?? [];
    assert.deepEqual([first?.text, first?.totalMs], ["vacuum", 125]);
    const { fingerprint, ...figures } = second!;
    assert.match(fingerprint, /^[0-9a-f]{16}$/);
    assert.deepEqual(figures, {
      text: 'select "a" from "t" where "a" in ($1)',
      calls: 7,
      totalMs: 17.5,
      rows: 21,
      pagesHit: 2,
      pagesRead: 4,
    });
    assert.deepEqual(rest, []);
  };
  await withStandIn(on, { counted, work });
});

testOnEachMonitored(
  "readQueries() puts the server's counts beside this process's own",
  async (on) => {
    const counted: Counted = [
      ['select "id" from "candidates" where "id" in ($1, $2, $3)', 8],
      ["select elsewhere", 1],
    ];
    const work = async (db: Database) => {
      await db.selectFrom("candidates").select("id").where("id", "in", [crypto.randomUUID()])
        .execute();
      const { lines, elsewhere } = await readQueries({
        monitor: on.monitor,
        figures: NO_FIGURES,
        db,
      });
      const line = lines.find(({ text }) => text.includes("candidates"));
      assert.deepEqual([line?.calls, line?.server?.calls], [1, 8]);
      assert.deepEqual(elsewhere?.map(({ text }) => text), ["select elsewhere"]);
    };
    await withStandIn(on, { counted, work });
  },
);
