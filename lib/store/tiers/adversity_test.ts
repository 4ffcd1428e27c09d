/** What readers get while clocks jump, other processes hang, and sources give what cannot be kept. */
import assert from "node:assert/strict";
import {
  FAMILY,
  heldSource,
  startProcess,
  TTL_MS,
  twoProcesses,
} from "../../../tests/support/cache_processes.ts";
import { ManualClock } from "../../../tests/support/manual_clock.ts";
import { LONGEST_VALUE, MemoryStore, type Store } from "../mod.ts";

const DAY_MS = 24 * 60 * 60_000;

Deno.test("get() gives no value of the future once a clock was put back: its times say nothing", async () => {
  await using test = await twoProcesses();
  const { kept, clock, first, second } = test;
  kept.set("a", 1);
  for (const { things } of [first, second]) await things.get("a");
  kept.set("a", 2);
  clock.jump(-DAY_MS);
  for (const { things } of [first, second]) assert.equal(await things.get("a"), 2);
  assert.equal(first.loads.length + second.loads.length, 2);
});

Deno.test("get() gives what another server has made whose clock is a little ahead", async () => {
  const [clock, ahead] = [new ManualClock(), new ManualClock()];
  const store = new MemoryStore(() => clock.now());
  const kept = new Map<string, unknown>([["a", 1]]);
  for (const [jump, loads] of [[2_000, []], [DAY_MS, ["b"]]] as const) {
    ahead.jump(jump);
    const key = jump === DAY_MS ? "b" : "a";
    kept.set(key, 1);
    await using maker = await startProcess(kept, { store, clock: ahead });
    await using reader = await startProcess(kept, { store, clock });
    await maker.things.get(key);
    await clock.advance(1);
    assert.equal(await reader.things.get(key), 1);
    assert.deepEqual(reader.loads, loads);
  }
});

Deno.test("get() waits some seconds for another process that works a value out, and no longer", async () => {
  await using test = await twoProcesses();
  const { kept, clock, first, second } = test;
  const held = heldSource(first.source);
  const early = first.things.get("a");
  await clock.advance(1);
  kept.set("a", 2);
  const late = second.things.get("a");
  await clock.advance(5_000);
  assert.deepEqual(second.loads, []);
  await clock.advance(2_000);
  assert.equal(await late, 2);
  held[0]!.resolve(1);
  assert.equal(await early, 1);
});

Deno.test("get() passes on to its reader alone what cannot be JSON, and lets the next one try", async () => {
  const circular: unknown[] = [];
  circular.push(circular);
  for (const odd of [1n, circular, () => 1]) {
    await using test = await twoProcesses();
    const { kept, clock, first, second } = test;
    kept.set("a", odd);
    await assert.rejects(first.things.get("a"));
    await clock.advance(1);
    kept.set("a", 1);
    assert.equal(await second.things.get("a"), 1);
    assert.deepEqual([first.counts().failed, first.cache.figures().shared], [1, "closed"]);
  }
});

Deno.test("get() counts what is too long with its tags, though not by itself", async () => {
  await using test = await twoProcesses({
    families: { things: { ...FAMILY, longest: LONGEST_VALUE, near: null } },
  });
  const { kept, clock, first } = test;
  kept.set("a", "x".repeat(LONGEST_VALUE - 10));
  for (let n = 0; n < 2; n++) {
    await first.things.get("a");
    await clock.advance(1);
  }
  const { loaded, refused } = first.counts();
  assert.deepEqual([loaded, refused], [2, 2]);
});

Deno.test("invalidate() waits no longer than a second for a store that takes the version, and says no more", async () => {
  const clock = new ManualClock();
  const store = new MemoryStore(() => clock.now());
  const listen: Store["listen"] = async (...args) => ({
    ...await MemoryStore.prototype.listen.apply(store, args),
    tell: () => new Promise(() => {}),
  });
  await using process = await startProcess(new Map(), {
    clock,
    store: Object.assign(store, { listen }),
  });
  const invalidating = assert.rejects(process.cache.invalidate(["thing:a"]), /within 1000 ms/);
  await clock.advance(1_000);
  await invalidating;
  assert.equal(process.cache.figures().unsettled, 1);
});

Deno.test("get() relies on no copies once something was told that nobody understands", async () => {
  await using test = await twoProcesses();
  const { kept, store, first } = test;
  await using stranger = await store.listen("invalid", { heard: () => {}, lost: () => {} });
  for (const told of ["", "null", "{}", '{"tag":1}', '["thing:a"]']) {
    kept.set("a", told);
    await first.things.get("a");
    assert.equal(first.counts().copies!.entries, 1);
    await stranger.tell(told);
    assert.equal(first.counts().copies!.entries, 0, told);
  }
});

Deno.test("get() gives a refresh's value although the source took longer than the lease", async () => {
  await using test = await twoProcesses();
  const { kept, clock, first, second } = test;
  kept.set("a", 1);
  await first.things.get("a");
  await clock.advance(TTL_MS);
  const held = heldSource(first.source);
  assert.equal(await first.things.get("a"), 1);
  await clock.advance(5_000);
  assert.equal(await second.things.get("a"), 1);
  assert.deepEqual(second.loads, [], "the lease is renewed");
  held[0]!.resolve(2);
  await clock.advance(1);
  assert.equal(await first.things.get("a"), 2);
});
