/** Many rows at once: claimed are 80% less than single inserts. */
// @ts-types="../../../lib/db/adapters/postgres/pg.d.ts"
import pg, { type Client } from "pg";
import { PGlite } from "@electric-sql/pglite";
import { temporaryFolder } from "../../../tests/support/folder.ts";
import { emptyServerDatabase } from "../../../tests/support/postgres.ts";
import { printTable } from "../../table.ts";
import { copyIn } from "./copy.ts";
import { percent, saved, type Timed, timeWays, type Way } from "./measure.ts";

const ROWS = 1_000;
const CLAIMED = 80;
const TABLE = `create table if not exists events (
  id uuid not null, at timestamptz not null, kind text not null, value double precision not null
)`;
const ONE = "insert into events (id, at, kind, value) values ($1, $2, $3, $4)";
const ALL = `insert into events (id, at, kind, value)
  select * from unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::double precision[])`;

type Event = readonly [id: string, at: string, kind: string, value: number];

const EVENTS = Array.from({ length: ROWS }, (_, n): Event => [
  crypto.randomUUID(),
  new Date(1_790_000_000_000 + n).toISOString(),
  "largest_contentful_paint",
  n / 7,
]);
const COLUMNS = [0, 1, 2, 3].map((column) => EVENTS.map((event) => event[column]));
const LINES = EVENTS.map((event) => event.join("\t")).join("\n") + "\n";

/** What a database must do to take part. */
interface Target {
  run(text: string, values?: readonly unknown[]): Promise<unknown>;
  copy(): Promise<unknown>;
}

function waysOf({ run, copy }: Target): readonly Way[] {
  const singles = async () => {
    for (const event of EVENTS) await run(ONE, event);
  };
  const inTransaction = (work: () => Promise<unknown>) => async () => {
    await run("begin");
    await work();
    await run("commit");
  };
  return [
    { name: "single inserts, each committed", run: singles },
    { name: "the same in one transaction", run: inTransaction(singles) },
    { name: "unnest, one statement", run: () => run(ALL, COLUMNS) },
    { name: "COPY", run: copy },
  ];
}

/** @returns whether the claim holds on both databases */
export async function runBulk(): Promise<boolean> {
  const results = { PostgreSQL: await onPostgres(), "PGlite, in a folder": await onPglite() };
  let held = true;
  for (const [name, timed] of Object.entries(results)) held = report(name, timed) && held;
  return held;
}

async function onPostgres(): Promise<readonly Timed[]> {
  await using empty = await emptyServerDatabase();
  const client: Client = new pg.Client({ connectionString: empty.url });
  await client.connect();
  await client.query(TABLE);
  const timed = await timeWays([
    ...waysOf({
      run: (text, values) =>
        values ? client.query({ name: text.slice(0, 60), text, values }) : client.query(text),
      copy: () => copyIn(client, "copy events from stdin", LINES),
    }),
  ]);
  await client.end();
  return timed;
}

async function onPglite(): Promise<readonly Timed[]> {
  await using folder = await temporaryFolder();
  const pglite = new PGlite({ dataDir: folder.path });
  await pglite.query(TABLE);
  const blob = new Blob([LINES]);
  const timed = await timeWays(waysOf({
    run: (text, values) => pglite.query(text, values ? [...values] : undefined),
    copy: () => pglite.query("copy events from '/dev/blob'", [], { blob }),
  }));
  await pglite.close();
  return timed;
}

function report(name: string, timed: readonly Timed[]): boolean {
  const [easy, honest] = timed.map((one) => one.name) as [string, string];
  printTable(`${ROWS} rows at once: ${name}, medians of 5`, [
    ["way", "ms", "µs a row", "of single inserts", "of one transaction"],
    ...timed.map((one) => [
      one.name,
      one.ms.toFixed(1),
      (one.ms * 1_000 / ROWS).toFixed(1),
      percent(saved(timed, one.name, easy)),
      percent(saved(timed, one.name, honest)),
    ]),
  ]);
  const gain = saved(timed, "unnest, one statement", easy);
  console.log(`  claimed -${CLAIMED}%: ${percent(gain)}`);
  return gain >= CLAIMED;
}
