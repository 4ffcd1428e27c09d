import assert from "node:assert/strict";
import { testDatabase } from "../../tests/support/database.ts";
import { needs } from "../../tests/support/needs.ts";
import { createServerDatabase } from "../../tests/support/postgres.ts";
import { insertAnswer } from "../../tests/support/spoken_answer.ts";
import type { Database } from "../db/mod.ts";
import { type Append, appendGroup } from "./append_group.server.ts";
import { createAudioLog } from "./audio_log.server.ts";

const HAS_POSTGRES = await needs("postgres");
const DATABASES = [
  { name: "pglite", ignore: false, open: testDatabase },
  { name: "postgres", ignore: !HAS_POSTGRES, open: createServerDatabase },
];
const LIMITS = { mostBytes: 1_000 };

const appendOf = (answerId: string, first: number, payload = Uint8Array.of(1, 2, 3)): Append => ({
  answerId,
  first,
  packets: 2,
  bytes: payload.length,
  payload,
});

const rowsOf = (db: Database) =>
  db.selectFrom("audio_batches").selectAll().orderBy("answer_id").orderBy("first_seq").execute();

for (const { name, ignore, open } of DATABASES) {
  const testGroup = (title: string, run: (db: Database) => Promise<void>) =>
    Deno.test(`appendGroup() ${title} (${name})`, { ignore }, async () => {
      await using opened = await open();
      await run(opened.db);
    });

  testGroup("stores the batches of many answers, each with its own bytes", async (db) => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => insertAnswer(db)));
    const appends = answers.map((answer, index) =>
      appendOf(answer, 0, Uint8Array.from({ length: index + 1 }, (_, at) => 100 * index + at))
    );
    assert.deepEqual(await appendGroup(db, appends, LIMITS), [2, 2, 2, 2, 2]);
    const byAnswer = Map.groupBy(await rowsOf(db), ({ answer_id }) => answer_id);
    for (const { answerId, payload } of appends) {
      const stored = { answer_id: answerId, first_seq: 0, packet_count: 2, payload };
      assert.deepEqual(byAnswer.get(answerId), [stored]);
    }
    const heads = await db.selectFrom("answers").select(["packets", "bytes", "duration_ms"])
      .orderBy("bytes").execute();
    assert.deepEqual(
      heads,
      [1, 2, 3, 4, 5].map((bytes) => ({ packets: 2, bytes, duration_ms: 120 })),
    );
  });

  testGroup("stores one batch, or leaves it out, as it does many", async (db) => {
    const [good, ended, full] = await Promise.all(
      Array.from({ length: 3 }, () => insertAnswer(db)),
    );
    await db.updateTable("answers").set({ state: "stopped" }).where("id", "=", ended!).execute();
    await db.updateTable("answers").set({ bytes: 998 }).where("id", "=", full!).execute();
    const one = async (answer: string, first: number) =>
      (await appendGroup(db, [appendOf(answer, first)], LIMITS))[0];
    assert.equal(await one(good!, 0), 2);
    assert.equal(await one(good!, 0), null);
    assert.equal(await one(good!, 3), null);
    assert.equal(await one(good!, 2), 4);
    assert.equal(await one(ended!, 0), null);
    assert.equal(await one(full!, 0), null);
    assert.equal(await one(crypto.randomUUID(), 0), null);
    const rows = await rowsOf(db);
    const stored = [good, Uint8Array.of(1, 2, 3)];
    assert.deepEqual(
      rows.map(({ answer_id, first_seq, payload }) => [first_seq, answer_id, payload]),
      [[0, ...stored], [2, ...stored]],
    );
    const head = await db.selectFrom("answers").select(["packets", "bytes", "duration_ms"])
      .where("id", "=", good!).executeTakeFirst();
    assert.deepEqual(head, { packets: 4, bytes: 6, duration_ms: 240 });
  });

  testGroup(
    "leaves out what does not go on where the log ends, and stores the rest",
    async (db) => {
      const [early, twice, ended, full, good] = await Promise.all(
        Array.from({ length: 5 }, () => insertAnswer(db)),
      );
      await db.updateTable("answers").set({ state: "stopped" }).where("id", "=", ended!).execute();
      await db.updateTable("answers").set({ bytes: 998 }).where("id", "=", full!).execute();
      const appends = [
        appendOf(early!, 4),
        appendOf(twice!, 0),
        appendOf(twice!, 0),
        appendOf(ended!, 0),
        appendOf(full!, 0),
        appendOf(crypto.randomUUID(), 0),
        appendOf(good!, 0),
      ];
      const next = await appendGroup(db, appends, LIMITS);
      assert.deepEqual(next, [null, 2, null, null, null, null, 2]);
      const stored = (await rowsOf(db)).map(({ answer_id }) => answer_id);
      assert.deepEqual(stored.toSorted(), [twice!, good!].toSorted());
    },
  );
}

Deno.test("append() of one answer waits for who holds it, that of others does not", {
  ignore: !HAS_POSTGRES,
}, async () => {
  await using open = await createServerDatabase();
  const log = createAudioLog(open.db);
  const [held, free] = [await insertAnswer(open.db), await insertAnswer(open.db)];
  const batch = { first: 0, packets: [Uint8Array.of(1)] };
  const order: string[] = [];
  let waiting: Promise<unknown> | undefined;
  await open.db.transaction().execute(async (db) => {
    await db.selectFrom("answers").select("id").where("id", "=", held).forUpdate().execute();
    waiting = log.append(held, batch).then(() => order.push("held"));
    assert.equal(await log.append(free, batch), 1);
    order.push("free");
  });
  await waiting;
  assert.deepEqual(order, ["free", "held"]);
  assert.equal(await log.next(held), 1);
});
