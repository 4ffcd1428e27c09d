/** What every database adapter must do alike. Runs on PGlite always, on PostgreSQL where it answers. */
import assert from "node:assert/strict";
import { sql } from "kysely";
import { createPooledDatabase } from "../../tests/support/pgbouncer.ts";
import { createServerDatabase } from "../../tests/support/postgres.ts";
import { needs } from "../../tests/support/needs.ts";
import { testDatabase } from "../../tests/support/database.ts";
import { json, type OpenDatabase } from "./mod.ts";

interface Adapter {
  readonly name: string;
  readonly ignore: boolean;
  open(): Promise<OpenDatabase>;
}

const ADAPTERS: readonly Adapter[] = [
  { name: "pglite", ignore: false, open: testDatabase },
  { name: "postgres", ignore: !await needs("postgres"), open: createServerDatabase },
  {
    name: "postgres through pgbouncer",
    ignore: !await needs("postgres") || !await needs("pgbouncer"),
    open: createPooledDatabase,
  },
];

async function seedAnswer({ db }: OpenDatabase) {
  const [candidate, interview, question, answer] = Array.from(
    { length: 4 },
    () => crypto.randomUUID(),
  );
  await db.insertInto("candidates").values({ id: candidate! }).execute();
  await db.insertInto("interviews").values({
    id: interview!,
    candidate_id: candidate!,
    role: "nurse",
    kind: "mix",
    mode: "speak",
    question_count: 3,
    time_limit_s: null,
  }).execute();
  await db.insertInto("questions").values({
    id: question!,
    interview_id: interview!,
    position: 1,
    type: "behavioral",
    bank_id: null,
    text: "Tell me about a hard day",
    shows: json(["What you did", 'A "quote"']),
    follows_answer_id: null,
  }).execute();
  await db.insertInto("answers").values({
    id: answer!,
    question_id: question!,
    interview_id: interview!,
    candidate_id: candidate!,
    attempt: 1,
    mode: "speak",
    state: "open",
    codec: "opus",
    audio: "kept",
    audio_until: null,
  }).execute();
  return { candidate: candidate!, interview: interview!, question: question!, answer: answer! };
}

for (const { name, ignore, open } of ADAPTERS) {
  const contract = (title: string, fn: (open: OpenDatabase) => Promise<void>) =>
    Deno.test(`${name}: ${title}`, { ignore }, async () => {
      await using opened = await open();
      await fn(opened);
    });

  contract("json() keeps every kind of value, strings and arrays too", async ({ db }) => {
    for (const value of ["text", '"quoted"', "{}", 5, true, null, ["a", 1], { a: { b: [] } }]) {
      const { rows } = await sql<{ value: unknown }>`select ${json(value)} as value`.execute(db);
      assert.deepEqual(rows[0]?.value, value);
    }
  });

  contract("json() columns read back as values", async (opened) => {
    const { question } = await seedAnswer(opened);
    const row = await opened.db.selectFrom("questions").select("shows").where("id", "=", question)
      .executeTakeFirstOrThrow();
    assert.deepEqual(row.shows, ["What you did", 'A "quote"']);
  });

  contract("bytea is a plain Uint8Array of its own memory", async (opened) => {
    const { answer } = await seedAnswer(opened);
    const payload = Uint8Array.from({ length: 700 }, (_, at) => at % 256);
    await opened.db.insertInto("audio_batches")
      .values({ answer_id: answer, first_seq: 0, packet_count: 1, payload: payload.subarray(100) })
      .execute();
    const row = await opened.db.selectFrom("audio_batches").select("payload")
      .executeTakeFirstOrThrow();
    assert.equal(Object.getPrototypeOf(row.payload), Uint8Array.prototype);
    assert.deepEqual(row.payload, payload.slice(100));
    assert.equal(row.payload.buffer.byteLength, 600);
  });

  contract("timestamptz is a Date, to the millisecond", async (opened) => {
    const { answer } = await seedAnswer(opened);
    const until = new Date("2031-02-03T04:05:06.789Z");
    await opened.db.updateTable("answers").set({ audio_until: until }).execute();
    const row = await opened.db.selectFrom("answers").select(["audio_until", "created_at"])
      .where("id", "=", answer).executeTakeFirstOrThrow();
    assert.deepEqual(row.audio_until, until);
    assert.ok(row.created_at instanceof Date);
  });

  contract("counts and bigint are numbers", async ({ db }) => {
    const { count } = await db.selectFrom("candidates")
      .select((eb) => eb.fn.countAll<number>().as("count")).executeTakeFirstOrThrow();
    assert.equal(count, 0);
    const { rows } = await sql`select 9007199254740991::bigint as large, 0.5::real as real`.execute(
      db,
    );
    assert.deepEqual(rows, [{ large: 9007199254740991, real: 0.5 }]);
  });

  contract("arrays are parameters of any()", async (opened) => {
    const { question } = await seedAnswer(opened);
    const ids = [question, crypto.randomUUID()];
    const found = await opened.db.selectFrom("questions").select("id")
      .where(sql<boolean>`id = any(${ids}::uuid[])`).execute();
    assert.deepEqual(found, [{ id: question }]);
  });

  contract("transaction() undoes everything when its work throws", async ({ db }) => {
    await assert.rejects(
      db.transaction().execute(async (transaction) => {
        await transaction.insertInto("candidates").values({ id: crypto.randomUUID() }).execute();
        throw new Error("stop");
      }),
      /stop/,
    );
    assert.deepEqual(await db.selectFrom("candidates").select("id").execute(), []);
  });

  contract("transaction() keeps apart what runs beside it", async ({ db }) => {
    const [kept, undone] = [crypto.randomUUID(), crypto.randomUUID()];
    const failing = db.transaction().execute(async (transaction) => {
      await transaction.insertInto("candidates").values({ id: undone }).execute();
      throw new Error("stop");
    });
    const beside = db.insertInto("candidates").values({ id: kept }).execute();
    await Promise.allSettled([failing, beside]);
    assert.deepEqual(await db.selectFrom("candidates").select("id").execute(), [{ id: kept }]);
  });

  contract("numUpdatedRows and on conflict tell what was written", async ({ db }) => {
    const id = crypto.randomUUID();
    const insert = () =>
      db.insertInto("candidates").values({ id }).onConflict((on) => on.doNothing())
        .executeTakeFirst();
    assert.equal((await insert()).numInsertedOrUpdatedRows, 1n);
    assert.equal((await insert()).numInsertedOrUpdatedRows, 0n);
    const updated = await db.updateTable("candidates").set({ delivery: "off" }).executeTakeFirst();
    assert.equal(updated.numUpdatedRows, 1n);
  });

  contract("errors carry PostgreSQL's code", async (opened) => {
    const { candidate } = await seedAnswer(opened);
    await assert.rejects(
      opened.db.insertInto("candidates").values({ id: candidate }).execute(),
      { code: "23505" },
    );
  });

  contract("deleting a candidate takes everything of theirs along", async (opened) => {
    const { candidate, answer } = await seedAnswer(opened);
    const { db } = opened;
    await db.insertInto("search_documents")
      .values({ answer_id: answer, candidate_id: candidate, part: "answer", body: "We won" })
      .execute();
    await db.deleteFrom("candidates").where("id", "=", candidate).execute();
    for (const table of ["interviews", "questions", "answers", "search_documents"] as const) {
      const { rows } = await sql`select 1 from ${sql.table(table)}`.execute(db);
      assert.deepEqual(rows, [], table);
    }
  });

  contract("full-text search finds word forms", async (opened) => {
    const { candidate, answer } = await seedAnswer(opened);
    await opened.db.insertInto("search_documents")
      .values({ answer_id: answer, candidate_id: candidate, part: "answer", body: "We negotiated" })
      .execute();
    const { rows } = await sql`select part from search_documents
      where body_tsv @@ websearch_to_tsquery('english', ${"negotiating"})`.execute(opened.db);
    assert.deepEqual(rows, [{ part: "answer" }]);
  });

  contract("session() runs statements one by one on one connection", async (opened) => {
    const rows = await opened.session(async (run) => {
      await run("create temporary table kept (n bigint); insert into kept values (7)");
      await assert.rejects(run("insert into kept values (8); select nothing"));
      const shown = await run(
        "select 1; select n, current_setting('transaction_isolation') from kept",
      );
      await run("drop table kept");
      return shown;
    });
    assert.deepEqual(rows, [{ n: 7, current_setting: "read committed" }]);
  });

  contract("ping() resolves while open; close() may be called twice", async (opened) => {
    await opened.ping();
    await opened.close();
    await opened.close();
    await assert.rejects(opened.ping());
  });
}
