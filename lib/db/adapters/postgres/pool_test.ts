import assert from "node:assert/strict";
import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { sql } from "kysely";
import { eventually } from "../../../../tests/support/eventually.ts";
import { needs } from "../../../../tests/support/needs.ts";
import { startPgbouncer } from "../../../../tests/support/pgbouncer.ts";
import { emptyServerDatabase } from "../../../../tests/support/postgres.ts";
import { type Database, type OpenDatabase, transact } from "../../mod.ts";
import { openPostgres, type PostgresOptions } from "./postgres.server.ts";

const ignore = !await needs("postgres");
const ignorePgbouncer = ignore || !await needs("pgbouncer");

interface Opened extends OpenDatabase {
  readonly url: string;
}

async function openEmpty(options: PostgresOptions = {}): Promise<Opened> {
  const empty = await emptyServerDatabase();
  const open = await openPostgres(empty.url, options);
  return {
    ...open,
    url: empty.url,
    [Symbol.asyncDispose]: async () => {
      await open.close();
      await empty[Symbol.asyncDispose]();
    },
  };
}

const valueOf = async <T>(db: Database, text: string): Promise<T> =>
  Object.values((await sql<Record<string, T>>`${sql.raw(text)}`.execute(db)).rows[0]!)[0]!;

Deno.test("openPostgres() has the server end a statement that takes too long, and goes on", {
  ignore,
}, async () => {
  await using open = await openEmpty({ connections: 1, timeouts: { statementMs: 50 } });
  const before = await valueOf(open.db, "select pg_backend_pid()");
  await assert.rejects(sql`select pg_sleep(20)`.execute(open.db), { code: "57014" });
  assert.equal(await valueOf(open.db, "select pg_backend_pid()"), before);
  await open.script("select pg_sleep(0.2)");
});

Deno.test("openPostgres() does not let a statement wait long for what another holds", {
  ignore,
}, async () => {
  await using open = await openEmpty({ timeouts: { lockMs: 50 } });
  await open.script("create table things (n integer); insert into things values (1)");
  await open.db.transaction().execute(async (db) => {
    await sql`update things set n = 2`.execute(db);
    await assert.rejects(sql`update things set n = 3`.execute(open.db), { code: "55P03" });
  });
});

Deno.test("openPostgres() ends a transaction in which nothing happens, and what it held is free", {
  ignore,
}, async () => {
  await using open = await openEmpty({ timeouts: { idleInTransactionMs: 50 } });
  await open.script("create table things (n integer); insert into things values (1)");
  const { promise: checked, resolve } = Promise.withResolvers<void>();
  const idle = open.db.transaction().execute(async (db) => {
    await sql`update things set n = 2`.execute(db);
    await checked;
    await sql`select 1`.execute(db);
  });
  const failed = assert.rejects(idle);
  await sql`update things set n = n + 10`.execute(open.db);
  resolve();
  await failed;
  assert.equal(await valueOf(open.db, "select n from things"), 11);
});

Deno.test("openPostgres() prepares what comes again once a connection", { ignore }, async () => {
  await using open = await openEmpty({ connections: 1 });
  for (let n = 0; n < 6; n += 1) {
    assert.deepEqual((await sql`select ${n}::integer as n`.execute(open.db)).rows, [{ n }]);
    await sql.raw(`select ${n} as once`).execute(open.db);
  }
  const { rows } = await sql`select statement from pg_prepared_statements`.execute(open.db);
  assert.deepEqual(rows, [{ statement: "select $1::integer as n" }]);
});

Deno.test("openPostgres() goes on when a table has changed under what it has prepared", {
  ignore,
}, async () => {
  await using open = await openEmpty({ connections: 1 });
  await open.script("create table things (n integer); insert into things values (1)");
  const read = async (db: Database) =>
    (await sql`select * from things where n = ${1}`.execute(db)).rows;
  for (let use = 0; use < 5; use += 1) assert.deepEqual(await read(open.db), [{ n: 1 }]);
  await open.script("alter table things add column second integer");
  assert.deepEqual(await read(open.db), [{ n: 1, second: null }]);
  for (let use = 0; use < 5; use += 1) await read(open.db);
  await open.script("alter table things add column third integer");
  assert.deepEqual(await transact(open.db, read), [{ n: 1, second: null, third: null }]);
});

Deno.test("openPostgres() opens more connections for those who wait, within its bounds", {
  ignore,
}, async () => {
  await using open = await openEmpty();
  const { promise: released, resolve } = Promise.withResolvers<void>();
  let inside = 0;
  const transactions = Array.from({ length: 15 }, () =>
    open.db.transaction().execute(async () => {
      inside += 1;
      await released;
    }));
  await eventually("all are inside", () => Promise.resolve(inside === 15));
  resolve();
  await Promise.all(transactions);
});

Deno.test("openPostgres() opens no more connections than it was told", { ignore }, async () => {
  await using open = await openEmpty({ connections: 2 });
  let inside = 0;
  let most = 0;
  const { promise: two, resolve } = Promise.withResolvers<void>();
  await Promise.all(Array.from({ length: 20 }, () =>
    open.db.transaction().execute(async (db) => {
      most = Math.max(most, inside += 1);
      if (inside === 2) resolve();
      await two;
      await sql`select 1`.execute(db);
      inside -= 1;
    })));
  assert.equal(most, 2);
});

Deno.test(
  "openPostgres() through pgbouncer leaves nothing in a session, and has time-outs in transactions",
  {
    ignore: ignorePgbouncer,
  },
  async () => {
    await using empty = await emptyServerDatabase();
    await using pgbouncer = await startPgbouncer(empty.url, { sessions: 2 });
    const options = { poolerUrl: pgbouncer.url, timeouts: { statementMs: 70 } };
    await using open = await openPostgres(empty.url, options);
    await Promise.all(Array.from({ length: 40 }, async (_, n) => {
      assert.deepEqual((await sql`select ${n}::integer as n`.execute(open.db)).rows, [{ n }]);
    }));
    assert.equal(await valueOf(open.db, "select count(*) from pg_prepared_statements"), 0);
    await transact(open.db, async (db) => {
      assert.equal(await valueOf(db, "show statement_timeout"), "70ms");
      assert.equal(await valueOf(db, "show lock_timeout"), "10s");
    }, { isolation: "serializable" });
    assert.equal(await valueOf(open.db, "show statement_timeout"), "0");
  },
);

Deno.test("openPostgres() names the setting of a pooler that does not answer", {
  ignore,
}, async () => {
  await using empty = await emptyServerDatabase();
  const poolerUrl = "postgres://postgres@127.0.0.1:1/none";
  await assert.rejects(openPostgres(empty.url, { poolerUrl }), /check DATABASE_POOLER_URL/);
});

/** Passes bytes on to a server, until it goes without a word on the connections that there are. */
function startRelay(to: string) {
  const { hostname, port } = new URL(to);
  const there = { host: hostname, port: Number(port) || 5432 };
  const sockets: Socket[] = [];
  const server = createServer((client) => {
    const onward = connect(there);
    sockets.push(client, onward);
    for (const socket of [client, onward]) socket.on("error", () => {});
    client.pipe(onward).pipe(client);
  }).listen(0, "127.0.0.1");
  const url = new URL(to);
  return {
    async begin() {
      await once(server, "listening");
      url.host = `127.0.0.1:${(server.address() as { port: number }).port}`;
      return url.href;
    },
    silence: () => sockets.forEach((socket) => socket.unpipe().pause()),
    end() {
      server.close();
      sockets.forEach((socket) => socket.destroy());
    },
  };
}

Deno.test("openPostgres() uses a connection no more on which the server has gone without a word", {
  ignore,
}, async () => {
  await using empty = await emptyServerDatabase();
  const relay = startRelay(empty.url);
  const url = await relay.begin();
  await using open = await openPostgres(url, { connections: 1, timeouts: { answerMs: 1_000 } });
  const before = await valueOf(open.db, "select pg_backend_pid()");
  relay.silence();
  await assert.rejects(sql`select 1`.execute(open.db), /timeout/);
  assert.notEqual(await valueOf(open.db, "select pg_backend_pid()"), before);
  relay.silence();
  await assert.rejects(transact(open.db, (db) => sql`select 1`.execute(db)), /timeout/);
  assert.equal(await valueOf(open.db, "select 1"), 1);
  relay.end();
});
