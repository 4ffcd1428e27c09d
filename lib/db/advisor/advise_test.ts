import assert from "node:assert/strict";
import { sql } from "kysely";
import { needs } from "../../../tests/support/needs.ts";
import { openPglite } from "../adapters/pglite/pglite.server.ts";
import type { OpenDatabase } from "../database.ts";
import { setupServer } from "./__fixtures__/open.ts";
import { advise, type AdviseOptions, haltAfter } from "./advise.server.ts";
import { readCatalog } from "./catalog.server.ts";
import { loadParser, parseStatement } from "./parse.server.ts";
import { sampleLab } from "./sample.server.ts";
import { withSession } from "./session.server.ts";
import type { MonitoredStatement } from "./types.ts";

const SETUP = `
  create table notes (id int primary key, owner int not null, body text not null);
  insert into notes select g, g % 700, repeat('x', 100) from generate_series(1, 8000) g;
  create table jobs (id int primary key, state text not null, at int not null, body text not null);
  insert into jobs select g, case when g % 200 = 0 then 'open' else 'done' end, (g * 31) % 8009, repeat('x', 100)
    from generate_series(1, 8000) g;
  create index jobs_open on jobs (at) where state = 'open';
  create sequence side_effects;`;

const HAS_POSTGRES = await needs("postgres");

interface Step {
  readonly name: string;
  readonly run: (open: OpenDatabase) => Promise<void>;
}

const STEPS: Step[] = [];

/** On one database of each kind: opening PGlite takes longer than what is done with it. */
function onEach(name: string, run: Step["run"]): void {
  STEPS.push({ name, run });
}

async function runSteps(context: Deno.TestContext, open: OpenDatabase): Promise<void> {
  for (const { name, run } of STEPS) await context.step(name, () => run(open));
}

const statement = (text: string, calls = 1000): MonitoredStatement => ({
  fingerprint: text,
  text,
  calls,
  totalMs: calls,
});

const BY_OWNER = statement("select * from notes where owner = $1");

/** What would make indexes. */
async function ddlOf(
  open: OpenDatabase,
  statements: readonly MonitoredStatement[],
  options: AdviseOptions = {},
): Promise<string[]> {
  const { advice } = await advise(open.db, statements, options);
  return advice.filter(({ kind }) => kind === "create_index").flatMap(({ ddl }) => ddl);
}

/** All that anybody could find changed. */
async function stateOf({ db }: OpenDatabase): Promise<unknown> {
  const { rows } = await sql`select
    (select json_agg(relname order by relname) from pg_class where relnamespace = 'public'::regnamespace) as relations,
    (select count(*)::int from pg_class c join pg_namespace n on n.oid = c.relnamespace where nspname ~ '^pg_temp'
      and relkind = 'r') as temporary,
    (select json_agg(extname order by extname) from pg_extension) as extensions,
    (select count(*)::int from notes) as notes, (select last_value::int from side_effects) as sequence,
    (select count(*)::int from pg_prepared_statements where name ~ 'rehearse') as prepared,
    current_setting('plan_cache_mode') as mode, current_setting('statement_timeout') as timeout`
    .execute(db);
  return rows[0];
}

onEach("advise proposes an index, what it saves and how that is known", async (open) => {
  const { advice: [first], planned } = await advise(open.db, [BY_OWNER]);
  assert.equal(planned, 1);
  assert.ok(first?.kind === "create_index");
  assert.deepEqual(first.ddl, ["create index concurrently notes_owner_idx on notes (owner)"]);
  assert.ok(first.gain.ratio > 3 && first.gain.before > first.gain.after);
  assert.equal(first.statements[0]?.fingerprint, BY_OWNER.fingerprint);
  assert.match(first.statements[0].nodesBefore.join(), /Seq Scan on notes/);
  assert.match(first.statements[0].nodesAfter.join(), /using \(owner\)/);
  assert.ok(first.estimatedBytes! > 8192);
});

onEach(
  "advise believes that a state is asked for that has its index, where calls took as little",
  async (open) => {
    const text = "select * from jobs where state = $1 and at < $2 order by at limit $3";
    const calls = { fingerprint: "jobs", text, calls: 1000 };
    assert.deepEqual(await ddlOf(open, [{ ...calls, totalMs: 20 }]), []);
    assert.deepEqual(await ddlOf(open, [{ ...calls, totalMs: 20_000 }]), [
      "create index concurrently jobs_state_at_idx on jobs (state, at)",
    ]);
  },
);

onEach("advise leaves everything as it was", async (open) => {
  const before = await stateOf(open);
  for (const hypopg of [true, false]) {
    await advise(open.db, [BY_OWNER, statement("select id from notes where body ilike '%abc%'")], {
      hypopg,
    });
  }
  assert.deepEqual(await stateOf(open), before);
});

onEach("advise runs nothing of what statements hold", async (open) => {
  const before = await stateOf(open);
  const hostile = [
    "select 1; drop table notes",
    "drop table notes",
    "explain analyze delete from notes",
    "delete from notes where owner = $1",
    "with gone as (delete from notes returning *) select * from gone",
    "select setval('side_effects', 99)",
    "select nextval('side_effects') from notes where owner = nextval('side_effects')",
    "commit",
    "select 1 /* ; */ where 'a\\\\'';drop table notes;--' = $1",
    "select $$;$$; rollback; drop table notes; --",
    "prepare rehearse_advice as delete from notes",
    "select * into copied from notes",
    "do $$ begin delete from notes; end $$",
    "select",
    "select 1 from notes \0 where 1 = 1",
    "copy notes to program 'touch /tmp/owned'",
    "select * from notes where owner = (",
  ];
  const { skipped } = await advise(open.db, hostile.map((text) => statement(text)));
  assert.deepEqual(await stateOf(open), before);
  assert.ok(skipped.length >= 10, `only ${skipped.length} refused`);
});

onEach(
  "advise says why it looked at a statement no further, and looks at the others",
  async (open) => {
    const { skipped, advice } = await advise(open.db, [
      statement("select * from nowhere"),
      statement("vacuum notes"),
      BY_OWNER,
    ]);
    assert.match(skipped[0]!.reason, /"nowhere" does not exist/);
    assert.match(skipped[1]!.reason, /VacuumStmt is not planned/);
    assert.equal(advice[0]?.kind, "create_index");
  },
);

onEach("advise quotes names of all kinds, and its statements run", async (open) => {
  await open.script(
    `create schema "a.b ""c"; create table "a.b ""c"."Select; drop table notes" ("from""; --" int, x int);
    insert into "a.b ""c"."Select; drop table notes" select g % 900, g from generate_series(1, 9000) g`,
  );
  const text = `select * from "a.b ""c"."Select; drop table notes" where "from""; --" = $1`;
  const [create] = await ddlOf(open, [statement(text)]);
  await sql.raw(create!).execute(open.db);
  assert.deepEqual(await ddlOf(open, [statement(text)]), []);
});

onEach("advise weighs what writers pay", async (open) => {
  const insert = (calls: number) => statement("insert into notes values ($1, $2, $3)", calls);
  assert.equal((await ddlOf(open, [BY_OWNER, insert(10)])).length, 1);
  assert.deepEqual(await ddlOf(open, [BY_OWNER, insert(100_000_000)]), []);
});

onEach("advise says for which statements its time was too short", async (open) => {
  const { advice, skipped } = await advise(open.db, [BY_OWNER], { budgetMs: 0 });
  assert.deepEqual(advice.filter(({ kind }) => kind === "create_index"), []);
  assert.match(skipped[0]!.reason, /budget of 0 ms/);
});

onEach("advise proposes no more indexes than it may", async (open) => {
  const statements = [BY_OWNER, statement("select * from notes order by body limit 5")];
  const count = async (maxIndexes: number) =>
    (await ddlOf(open, statements, { maxIndexes })).length;
  assert.deepEqual([await count(0), await count(1), await count(2)], [0, 1, 2]);
});

Deno.test("advise on PGlite", async (context) => {
  await using open = await openPglite({});
  await open.script(SETUP);
  await open.script("analyze");
  await runSteps(context, open);
});

Deno.test({
  name: "advise on PostgreSQL",
  ignore: !HAS_POSTGRES,
  fn: async (context) => {
    await using open = await setupServer(SETUP);
    await runSteps(context, open);
  },
});

Deno.test({
  name: "advise does not wait for a locked table",
  ignore: !HAS_POSTGRES,
  fn: async () => {
    await using open = await setupServer(SETUP);
    await open.db.connection().execute(async (holder) => {
      await sql`begin`.execute(holder);
      await sql`lock table notes in access exclusive mode`.execute(holder);
      const outcome = await advise(open.db, [BY_OWNER]).catch((error) => ({ error }));
      await sql`rollback`.execute(holder);
      assert.match(
        JSON.stringify(outcome, (_, value) => value instanceof Error ? value.message : value),
        /lock timeout/,
      );
    });
  },
});

Deno.test({
  name: "sampleLab takes no lock on a table that a writer could meet",
  ignore: !HAS_POSTGRES,
  fn: async () => {
    await using open = await setupServer(SETUP);
    await loadParser();
    const locks = await withSession(open.db, async (session) => {
      const catalog = await readCatalog(session);
      const parsed = parseStatement(BY_OWNER.text);
      assert.ok(parsed.ok);
      await sampleLab(session, { catalog, maxRows: 1000 }).plan(parsed.statement, []);
      return await session.rows(
        "select distinct mode from pg_locks where relation = 'public.notes'::regclass and pid = pg_backend_pid()",
      );
    });
    assert.deepEqual(locks, [{ mode: "AccessShareLock" }]);
  },
});

Deno.test({
  name: "advise ends for somebody who waits to change a table that it copied",
  ignore: !HAS_POSTGRES,
  fn: async () => {
    await using open = await setupServer(SETUP);
    await loadParser();
    const waiting = () =>
      sql<
        { pid: number }
      >`select pid from pg_locks where relation = 'public.notes'::regclass and not granted`
        .execute(open.db);
    let altered: Promise<unknown> | undefined;
    await withSession(open.db, async (session) => {
      const catalog = await readCatalog(session);
      const parsed = parseStatement(BY_OWNER.text);
      assert.ok(parsed.ok);
      await sampleLab(session, { catalog, maxRows: 1000 }).plan(parsed.statement, []);
      const halted = haltAfter(session, 60_000);
      assert.equal(await halted(), null);
      altered = sql`alter table notes add column extra int`.execute(open.db);
      while ((await waiting()).rows.length === 0);
      assert.match(String(await halted()), /somebody waits/);
    });
    await altered;
  },
});
