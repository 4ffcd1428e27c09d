import assert from "node:assert/strict";
import fc from "fast-check";
import { createRateLimit, MemoryStore } from "./mod.ts";

const WINDOW_MS = 60_000;

function limiterAt(limit: number) {
  const clock = { now: 1_800_000_000_000 - 1_800_000_000_000 % WINDOW_MS };
  const store = new MemoryStore(() => clock.now);
  const limiter = createRateLimit(store, { limit, windowMs: WINDOW_MS, now: () => clock.now });
  return { clock, take: (key = "k") => limiter.take(key) };
}

Deno.test("take() gives up to the limit, then says how long to wait", async () => {
  const { take } = limiterAt(2);
  assert.deepEqual(await take(), { ok: true, retryAfterS: 0 });
  assert.deepEqual(await take(), { ok: true, retryAfterS: 0 });
  assert.deepEqual(await take(), { ok: false, retryAfterS: 90 });
});

Deno.test("take() counts each key for itself", async () => {
  const { take } = limiterAt(1);
  assert.equal((await take("a")).ok, true);
  assert.equal((await take("b")).ok, true);
  assert.equal((await take("a")).ok, false);
});

Deno.test("take() gives no double share across the edge of a window", async () => {
  const { clock, take } = limiterAt(10);
  clock.now += WINDOW_MS - 1;
  for (let n = 0; n < 10; n += 1) await take();
  clock.now += 1;
  assert.equal((await take()).ok, false);
  clock.now += WINDOW_MS / 2;
  const half = await Promise.all(Array.from({ length: 10 }, () => take()));
  assert.equal(half.filter(({ ok }) => ok).length, 5);
});

Deno.test("take() does not count what it refused", async () => {
  const { clock, take } = limiterAt(1);
  await take();
  for (let n = 0; n < 50; n += 1) assert.equal((await take()).ok, false);
  clock.now += 2 * WINDOW_MS;
  assert.equal((await take()).ok, true);
});

Deno.test("take() counts in this process while the store does not answer", async () => {
  const store = new MemoryStore();
  const down = () => Promise.reject(new Error("down"));
  Object.assign(store, { increment: down, get: down });
  const { take } = createRateLimit(store, { limit: 2, windowMs: WINDOW_MS });
  assert.deepEqual([(await take("a")).ok, (await take("a")).ok, (await take("b")).ok], [
    true,
    true,
    true,
  ]);
  assert.equal((await take("a")).ok, false);
});

Deno.test("take() keeps to the limit in this process while the store answers now and then", async () => {
  const store = new MemoryStore();
  const increment = store.increment.bind(store);
  let asked = 0;
  store.increment = (...args) => {
    asked += 1;
    return asked % 2 === 0 ? Promise.reject(new Error("down")) : increment(...args);
  };
  const { take } = createRateLimit(store, { limit: 10, windowMs: WINDOW_MS, now: () => 0 });
  const taken = await Promise.all(Array.from({ length: 40 }, () => take("a")));
  assert.equal(taken.filter(({ ok }) => ok).length, 10);
  assert.equal(asked, 10, "who is over the limit here is not asked about");
});

Deno.test("take() counts together what several processes take", async () => {
  const store = new MemoryStore();
  const options = { limit: 10, windowMs: WINDOW_MS, now: () => 0 };
  const processes = [createRateLimit(store, options), createRateLimit(store, options)];
  const taken = await Promise.all(
    Array.from({ length: 30 }, (_, n) => processes[n % 2]!.take("a")),
  );
  assert.equal(taken.filter(({ ok }) => ok).length, 10);
});

Deno.test("take() can be had exactly when it said, never in vain", async () => {
  const steps = fc.array(fc.integer({ min: 0, max: WINDOW_MS }), { maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 8 }), steps, async (limit, waits) => {
      const { clock, take } = limiterAt(limit);
      for (const wait of waits) {
        clock.now += wait;
        const taken = await take();
        if (taken.ok) continue;
        assert.ok(taken.retryAfterS >= 1 && taken.retryAfterS * 1000 <= 2 * WINDOW_MS);
        clock.now += taken.retryAfterS * 1000;
        assert.equal((await take()).ok, true);
      }
    }),
  );
});
