/** What reaching the database costs, beside the query itself: claimed are 60% less with a pool. */
// @ts-types="../../../lib/db/adapters/postgres/pg.d.ts"
import pg from "pg";
import { sql } from "kysely";
import { openPostgres } from "../../../lib/db/adapters/postgres/postgres.server.ts";
import { needs } from "../../../tests/support/needs.ts";
import { startPgbouncer } from "../../../tests/support/pgbouncer.ts";
import { emptyServerDatabase } from "../../../tests/support/postgres.ts";
import { printTable } from "../../table.ts";
import { percent, saved, timeWays, type Way } from "./measure.ts";

const QUERIES = 200;
const CALLERS = 10;
const CLAIMED = 60;
const TEXT = "select $1::integer + 1 as n";

type Ask = (n: number) => Promise<unknown>;

/** So many callers, each asking when it has its answer. */
async function askAll(ask: Ask): Promise<void> {
  let next = 0;
  await Promise.all(Array.from({ length: CALLERS }, async () => {
    while (next < QUERIES) await ask(next += 1);
  }));
}

const newConnection = (url: string): Ask => async (n) => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query({ text: TEXT, values: [n] });
  await client.end();
};

async function pipelined(url: string): Promise<{ ask: Ask; end: () => Promise<void> }> {
  const client = new pg.Client({ connectionString: url, pipeline: true });
  await client.connect();
  return {
    ask: (n) => client.query({ name: "bench", text: TEXT, values: [n] }),
    end: () => client.end(),
  };
}

/** @returns whether the claim holds */
export async function runConnections(): Promise<boolean> {
  await using empty = await emptyServerDatabase();
  await using pooled = await openPostgres(empty.url);
  const one = await pipelined(empty.url);
  const throughKysely = ({ db }: typeof pooled): Ask => (n) =>
    sql`select ${n}::integer + 1 as n`.execute(db);
  const ways: Way[] = [
    { name: "new connection a query", run: () => askAll(newConnection(empty.url)) },
    { name: "pool", run: () => askAll(throughKysely(pooled)) },
    { name: "one pipelined connection", run: () => askAll(one.ask) },
  ];
  if (await needs("pgbouncer")) {
    await using pgbouncer = await startPgbouncer(empty.url, { sessions: 10 });
    await using pooledThere = await openPostgres(empty.url, { poolerUrl: pgbouncer.url });
    ways.push(
      {
        name: "new connection a query, to pgbouncer",
        run: () => askAll(newConnection(pgbouncer.url)),
      },
      { name: "pool, to pgbouncer", run: () => askAll(throughKysely(pooledThere)) },
    );
    return await report(ways, one.end);
  }
  return await report(ways, one.end);
}

async function report(ways: readonly Way[], end: () => Promise<void>): Promise<boolean> {
  const timed = await timeWays(ways);
  await end();
  printTable(`Reaching PostgreSQL: ${QUERIES} queries by ${CALLERS} callers, medians of 5`, [
    ["way", "ms a query", "of new connections"],
    ...timed.map(({ name, ms }) => [
      name,
      (ms / QUERIES).toFixed(3),
      percent(saved(timed, name, "new connection a query")),
    ]),
  ]);
  const gain = saved(timed, "pool", "new connection a query");
  console.log(`  claimed -${CLAIMED}%: ${percent(gain)}`);
  return gain >= CLAIMED;
}
