import assert from "node:assert/strict";
import fc from "fast-check";
import { testDatabase } from "../../tests/support/database.ts";
import { insertAnswer } from "../../tests/support/spoken_answer.ts";
import type { Database } from "../db/mod.ts";
import { AppError } from "../errors.ts";
import { createAudioLog } from "./audio_log.server.ts";

const packet = (number: number) => Uint8Array.of(number >> 8, number & 255, 7);
const batch = (first: number, count: number) => ({
  first,
  packets: Array.from({ length: count }, (_, index) => packet(first + index)),
});

async function stored(db: Database, answerId: string, from = 0): Promise<number[]> {
  const numbers: number[] = [];
  for await (const bytes of createAudioLog(db).read(answerId, { from })) {
    assert.equal(bytes[2], 7);
    numbers.push((bytes[0]! << 8) | bytes[1]!);
  }
  return numbers;
}

const upTo = (end: number, from = 0) => Array.from({ length: end - from }, (_, i) => from + i);

Deno.test("append() stores each packet once whatever is repeated, overlaps or comes early", async () => {
  await using open = await testDatabase();
  const log = createAudioLog(open.db);
  const schedule = fc.array(
    fc.record({ first: fc.nat({ max: 60 }), count: fc.integer({ min: 1, max: 20 }) }),
    { maxLength: 30 },
  );
  await fc.assert(
    fc.asyncProperty(schedule, fc.nat({ max: 70 }), async (batches, from) => {
      const answerId = await insertAnswer(open.db);
      let expected = 0;
      for (const { first, count } of batches) {
        const appended = log.append(answerId, batch(first, count));
        if (first > expected) await assert.rejects(appended, { code: "out_of_order" });
        else assert.equal(await appended, expected = Math.max(expected, first + count));
      }
      assert.equal(await log.next(answerId), expected);
      assert.deepEqual(await stored(open.db, answerId), upTo(expected));
      assert.deepEqual(
        await stored(open.db, answerId, from),
        upTo(Math.max(expected, from), from),
      );
    }),
    { numRuns: 25 },
  );
});

Deno.test("append() puts concurrent uploads of one answer in order", async () => {
  await using open = await testDatabase();
  const log = createAudioLog(open.db);
  const answerId = await insertAnswer(open.db);
  const ends = await Promise.all(upTo(12).map(() => log.append(answerId, batch(0, 10))));
  assert.deepEqual(ends, upTo(12).map(() => 10));
  assert.deepEqual(await log.size(answerId).then(({ packets, bytes }) => [packets, bytes]), [
    10,
    30,
  ]);
});

Deno.test("append() keeps the length of the answer in step", async () => {
  await using open = await testDatabase();
  const answerId = await insertAnswer(open.db);
  await createAudioLog(open.db).append(answerId, batch(0, 5));
  const answer = await open.db.selectFrom("answers").selectAll().where("id", "=", answerId)
    .executeTakeFirstOrThrow();
  assert.deepEqual([answer.packets, answer.bytes, answer.duration_ms], [5, 15, 300]);
});

Deno.test("append() takes a repeat after the end, but nothing new", async () => {
  await using open = await testDatabase();
  const log = createAudioLog(open.db);
  const answerId = await insertAnswer(open.db);
  await log.append(answerId, batch(0, 5));
  await open.db.updateTable("answers").set({ state: "stopped" }).where("id", "=", answerId)
    .execute();
  assert.equal(await log.append(answerId, batch(2, 3)), 5);
  await assert.rejects(log.append(answerId, batch(2, 4)), { code: "answer_closed" });
});

Deno.test("append() refuses an answer that does not exist", async () => {
  await using open = await testDatabase();
  const appended = createAudioLog(open.db).append(crypto.randomUUID(), batch(0, 1));
  await assert.rejects(appended, (error) => error instanceof AppError && error.status === 404);
});

Deno.test("remove() deletes the sound and leaves what is known of it", async () => {
  await using open = await testDatabase();
  const log = createAudioLog(open.db);
  const answerId = await insertAnswer(open.db);
  await log.append(answerId, batch(0, 5));
  await log.remove(answerId);
  assert.deepEqual(await stored(open.db, answerId), []);
  assert.equal(await log.next(answerId), 5);
});

Deno.test("read() goes through a log of many pages", async () => {
  await using open = await testDatabase();
  const log = createAudioLog(open.db);
  const answerId = await insertAnswer(open.db);
  for (let first = 0; first < 210; first += 3) await log.append(answerId, batch(first, 3));
  assert.deepEqual(await stored(open.db, answerId, 100), upTo(210, 100));
});

Deno.test("append() sends away, and tells once, while too much waits for the database", async () => {
  await using open = await testDatabase();
  const full: number[] = [];
  const log = createAudioLog(open.db, { waitingBytes: 1, onFull: (bytes) => full.push(bytes) });
  const answers = [];
  for (let n = 0; n < 5; n++) answers.push(await insertAnswer(open.db));
  const locked = Promise.withResolvers<void>();
  const slow = open.db.transaction().execute(() => locked.promise);
  const append = (id: string) => log.append(id, batch(0, 1));
  // Two are on their way, and the third waits.
  const taken = answers.slice(0, 3).map(append);
  for (const id of answers.slice(3)) {
    await assert.rejects(append(id), { code: "storage_busy", retryAfterS: 1 });
  }
  assert.equal(full.length, 1);
  locked.resolve();
  await slow;
  assert.deepEqual(await Promise.all(taken), [1, 1, 1]);
  assert.equal(await append(answers[3]!), 1);
});
