import assert from "node:assert/strict";
import { Pool } from "./pool.server.ts";

function numbered(size: number) {
  let made = 0;
  const destroyed: number[] = [];
  const pool = new Pool<number>({
    size,
    create: () => Promise.resolve(++made),
    destroy: (value) => Promise.resolve(void destroyed.push(value)),
  });
  return { pool, destroyed };
}

Deno.test("take() makes no more than the size and hands them on in the order of asking", async () => {
  const { pool } = numbered(1);
  const first = await pool.take();
  const ahead: number[][] = [[], []];
  const order: number[] = [];
  const waiting = ahead.map(async (told, index) => {
    const lease = await pool.take({ onQueued: (count) => told.push(count) });
    order.push(index);
    lease.release();
    return lease.value;
  });
  assert.equal(pool.ahead, 3);
  first.release();
  assert.deepEqual(await Promise.all(waiting), [1, 1]);
  assert.deepEqual(order, [0, 1]);
  assert.deepEqual(ahead, [[1, 0], [2, 1, 0]]);
  assert.equal(pool.ahead, 0);
});

Deno.test("tryTake() takes only what is free and what nobody waits for", async () => {
  const { pool } = numbered(2);
  const one = await pool.tryTake();
  const other = await pool.tryTake();
  assert.deepEqual([one?.value, other?.value, await pool.tryTake()], [1, 2, null]);
});

Deno.test("warm() makes one in advance, and no second", async () => {
  let made = 0;
  const pool = new Pool<number>({
    size: 2,
    create: () => Promise.resolve(++made),
    destroy: () => Promise.resolve(),
  });
  await pool.warm();
  await pool.warm();
  assert.equal(made, 1);
  assert.equal((await pool.take()).value, 1);
});

Deno.test("release() as broken destroys it, and another is made in its place", async () => {
  const { pool, destroyed } = numbered(1);
  const lease = await pool.take();
  lease.release({ broken: true });
  lease.release();
  assert.equal((await pool.take()).value, 2);
  assert.deepEqual(destroyed, [1]);
});

Deno.test("take() gives the place on when making one fails", async () => {
  const failures = [new Error("no library")];
  const pool = new Pool<string>({
    size: 1,
    create: () => failures.length > 0 ? Promise.reject(failures.pop()) : Promise.resolve("made"),
    destroy: () => Promise.resolve(),
  });
  const second = pool.take().catch((error) => error.message);
  const third = pool.take();
  assert.equal(await second, "no library");
  assert.equal((await third).value, "made");
});

Deno.test("take() leaves the queue when it is given up", async () => {
  const { pool } = numbered(1);
  const first = await pool.take();
  const giveUp = new AbortController();
  const ahead: number[] = [];
  const second = pool.take({ signal: giveUp.signal });
  const third = pool.take({ onQueued: (count) => ahead.push(count) });
  giveUp.abort(new Error("gone"));
  await assert.rejects(second, /gone/);
  first.release();
  assert.equal((await third).value, 1);
  assert.deepEqual(ahead, [2, 1, 0]);
});

Deno.test("close() destroys what is idle now and what is in use when it comes back", async () => {
  const { pool, destroyed } = numbered(2);
  const [used, idle] = [await pool.take(), await pool.take()];
  idle.release();
  await pool.close();
  assert.deepEqual(destroyed, [2]);
  used.release();
  assert.deepEqual(destroyed, [2, 1]);
});
