import assert from "node:assert/strict";
import { ManualClock } from "../../tests/support/manual_clock.ts";
import { needs, TEST_REDIS_URL } from "../../tests/support/needs.ts";
import { systemClock } from "../clock.ts";
import { openRedisStore } from "./adapters/redis/redis.server.ts";
import { guardStore, MemoryStore } from "./mod.ts";

/** A store whose methods do what `mode` says. */
function guarded() {
  const clock = new ManualClock();
  const store = new MemoryStore(() => clock.now());
  const state = { mode: "up" as "up" | "down" | "hangs", asked: 0, pings: 0 };
  const answer = <T>(up: () => Promise<T>): Promise<T> => {
    if (state.mode === "up") return up();
    return state.mode === "down" ? Promise.reject(new Error("down")) : new Promise(() => {});
  };
  const raw = Object.assign(new MemoryStore(() => clock.now()), {
    get: <T>(key: string) => {
      state.asked += 1;
      return answer(() => store.get<T>(key));
    },
    ping: () => {
      state.pings += 1;
      return answer(() => store.ping());
    },
  });
  return { clock, store, state, guard: guardStore(raw, { clock, random: () => 1 }) };
}

Deno.test("guardStore() gives up a call that takes too long, each caller in its own time", async () => {
  const { clock, state, guard } = guarded();
  state.mode = "hangs";
  const patient = assert.rejects(guard.get("a"), /"memory" did not answer within 250 ms/);
  const hurried = assert.rejects(guard.within(20).get("a"), /within 20 ms/);
  await clock.advance(20);
  await hurried;
  await clock.advance(230);
  await patient;
  assert.equal(clock.sleeping, 0);
});

Deno.test("guardStore() asks no store that keeps failing, and finds out by a ping that nobody waits for", async () => {
  const { clock, store, state, guard } = guarded();
  await store.set("a", 1);
  state.mode = "down";
  for (let n = 0; n < 5; n++) await assert.rejects(guard.get("a"), /down/);
  assert.equal(guard.state, "open");
  await assert.rejects(guard.get("a"), /left alone/);
  await assert.rejects(guard.within(20).get("a"), /left alone/);
  assert.deepEqual([state.asked, state.pings], [5, 0]);

  await assert.rejects(guard.insisting.get("a"), /down/);
  assert.deepEqual([state.asked, state.pings], [6, 0]);

  await clock.advance(200);
  await assert.rejects(guard.get("a"), /left alone/);
  await clock.advance(0);
  assert.deepEqual([state.asked, state.pings, guard.state], [6, 1, "open"]);

  state.mode = "up";
  await clock.advance(400);
  await assert.rejects(guard.get("a"), /left alone/);
  await clock.advance(0);
  assert.equal(guard.state, "closed");
  assert.equal(await guard.get("a"), 1);
});

Deno.test("guardStore() guards a store once", () => {
  const { clock, guard } = guarded();
  assert.equal(guardStore(guard, { clock, random: Math.random }), guard);
});

Deno.test("guardStore() hears an answer that came while the process itself was held up", {
  ignore: !await needs("redis"),
}, async () => {
  await using store = await openRedisStore(TEST_REDIS_URL, {
    prefix: `test:${crypto.randomUUID()}:`,
  });
  const guard = guardStore(store, { clock: systemClock }).within(20);
  const read = guard.get("a");
  // The question is on its way once the event loop has had a turn; then the process computes for longer than 20 ms.
  await new Promise((resolve) => setTimeout(resolve, 0));
  const began = performance.now();
  while (performance.now() - began < 100);
  assert.equal(await read, null);
});
