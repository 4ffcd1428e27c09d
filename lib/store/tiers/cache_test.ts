/** What readers get from the tiers, and how often the source is asked for it. */
import assert from "node:assert/strict";
import { eventually } from "../../../tests/support/eventually.ts";
import {
  FAMILY,
  heldSource,
  STALE_MS,
  startProcess,
  TTL_MS,
  twoProcesses,
} from "../../../tests/support/cache_processes.ts";

Deno.test("get() asks the source once: then copies near, then what the other process has put", async () => {
  await using test = await twoProcesses();
  const { kept, first, second } = test;
  kept.set("a", { n: 1, at: new Date(0), none: undefined });
  const read = { n: 1, at: "1970-01-01T00:00:00.000Z" };
  assert.deepEqual(await first.things.get("a"), read);
  assert.deepEqual(await first.things.get("a"), read);
  assert.deepEqual(await second.things.get("a"), read);
  assert.deepEqual(await second.things.get("a"), read);
  assert.deepEqual([first.loads, second.loads], [["a"], []]);
  const { loaded, near, shared } = first.counts();
  assert.deepEqual([loaded, near, shared], [1, 1, 0]);
  assert.deepEqual([second.counts().shared, second.counts().near], [1, 1]);
});

Deno.test("get() gives values that no reader can change for the others", async () => {
  await using test = await twoProcesses();
  const { kept, first, second } = test;
  kept.set("a", { list: [{ n: 1 }] });
  for (const { things } of [first, second]) {
    const value = await things.get("a") as { list: { n: number }[] };
    assert.throws(() => value.list.push({ n: 2 }), TypeError);
    assert.throws(() => value.list[0]!.n = 2, TypeError);
  }
});

Deno.test("get() gives what is past its time at once, and one process sees to the next", async () => {
  await using test = await twoProcesses();
  const { kept, clock, first, second } = test;
  kept.set("a", 1);
  for (const { things } of [first, second]) await things.get("a");
  kept.set("a", 2);
  await clock.advance(TTL_MS);
  const [held, other] = [heldSource(first.source), heldSource(second.source)];
  assert.deepEqual(await Promise.all([first.things.get("a"), second.things.get("a")]), [1, 1]);
  await clock.advance(1);
  assert.equal(held.length + other.length, 1);
  [...held, ...other][0]!.resolve(2);
  await clock.advance(1);
  // The one that did not ask the source still has its old copy, and takes the new one over.
  for (const { things } of [first, second]) await things.get("a");
  await clock.advance(1);
  assert.deepEqual(await Promise.all([first.things.get("a"), second.things.get("a")]), [2, 2]);
  assert.equal(first.loads.length + second.loads.length, 2);
  assert.ok(first.counts().stale >= 1 && second.counts().stale >= 1);
});

Deno.test("get() waits for the source once a value cannot even be given stale", async () => {
  await using test = await twoProcesses();
  const { kept, clock, first, second } = test;
  kept.set("a", 1);
  await first.things.get("a");
  await clock.advance(TTL_MS + STALE_MS - 1);
  kept.set("a", 2);
  await clock.advance(1);
  assert.equal(await first.things.get("a"), 2);
  assert.equal(await second.things.get("a"), 2);
});

Deno.test("get() keeps for its own time that there is none", async () => {
  await using test = await twoProcesses();
  const { kept, clock, first, second } = test;
  assert.equal(await first.things.get("a"), null);
  kept.set("a", 1);
  assert.equal(await first.things.get("a"), null);
  assert.equal(await second.things.get("a"), null);
  assert.deepEqual([first.loads.length, second.loads.length], [1, 0]);
  assert.equal(first.counts().none, 2);
  await clock.advance(FAMILY.noneMs);
  assert.equal(await first.things.get("a"), 1);
});

Deno.test("get() does not keep that there is none where the family's row says 0", async () => {
  await using test = await twoProcesses({ families: { things: { ...FAMILY, noneMs: 0 } } });
  const { kept, first } = test;
  assert.equal(await first.things.get("a"), null);
  kept.set("a", 1);
  assert.equal(await first.things.get("a"), 1);
});

Deno.test("get() asks the source once for 200 who miss at the same time, 100 in each process", async () => {
  await using test = await twoProcesses();
  const { clock, first, second } = test;
  const [held, other] = [heldSource(first.source), heldSource(second.source)];
  const reads = [first, second].flatMap(({ things }) =>
    Array.from({ length: 100 }, () => things.get("a"))
  );
  await clock.advance(1_000);
  assert.equal(held.length + other.length, 1);
  [...held, ...other][0]!.resolve("one");
  await clock.advance(1_000);
  assert.deepEqual(new Set(await Promise.all(reads)), new Set(["one"]));
  assert.equal(first.loads.length + second.loads.length, 1);
  assert.equal(first.counts().joined, 99);
});

Deno.test("get() takes over from a process whose source failed, and from one that was killed", async () => {
  await using test = await twoProcesses();
  const { clock, store, kept, first, second } = test;
  const held = heldSource(first.source);
  const failing = assert.rejects(first.things.get("a"), /broken/);
  await clock.advance(1);
  kept.set("a", 1);
  const waiting = second.things.get("a");
  await clock.advance(100);
  assert.deepEqual(second.loads, []);
  held[0]!.reject(new Error("broken"));
  await failing;
  await clock.advance(1_000);
  assert.equal(await waiting, 1);
  assert.equal(first.counts().failed, 1);

  // What a process leaves behind that is gone before it could put the value.
  await store.setIfAbsent("lease:cache:things:1:b", "dead", { ttlMs: 3_000 });
  kept.set("b", 2);
  const late = first.things.get("b");
  await clock.advance(2_000);
  assert.equal(held.length, 1);
  await clock.advance(2_000);
  held[1]!.resolve(2);
  assert.equal(await late, 2);
});

Deno.test("get() gives what is stale while the source fails, and tells", async () => {
  await using test = await twoProcesses();
  const { kept, clock, first } = test;
  kept.set("a", 1);
  await first.things.get("a");
  first.source.load = () => Promise.reject(new Error("broken"));
  await clock.advance(TTL_MS);
  assert.equal(await first.things.get("a"), 1);
  await clock.advance(1);
  assert.deepEqual(first.faults.map(String), ["Error: broken"]);
  await clock.advance(STALE_MS);
  await assert.rejects(first.things.get("a"), /broken/);
});

Deno.test("get() gives, but does not keep, what is longer than the family's row says", async () => {
  await using test = await twoProcesses();
  const { kept, first } = test;
  kept.set("a", "x".repeat(FAMILY.longest));
  await first.things.get("a");
  assert.equal(await first.things.get("a"), "x".repeat(FAMILY.longest));
  assert.equal(first.loads.length, 2);
  assert.equal(first.counts().refused, 2);
});

Deno.test("get() refreshes ahead of time by chance, and no reader waits for it", async () => {
  const drawn = { value: 0 };
  await using test = await twoProcesses({ random: () => drawn.value });
  const { kept, clock, first } = test;
  kept.set("a", 1);
  const held = heldSource(first.source);
  const read = first.things.get("a");
  await clock.advance(100);
  held[0]!.resolve(1);
  await read;
  // It cost 100 ms: with 1 - 1/e drawn, it is due that much earlier.
  drawn.value = 1 - Math.exp(-1);
  await clock.advance(TTL_MS - 101);
  await first.things.get("a");
  await clock.advance(0);
  assert.equal(held.length, 1);
  await clock.advance(1);
  assert.equal(await first.things.get("a"), 1);
  await clock.advance(0);
  assert.equal(held.length, 2);
  held[1]!.resolve(2);
  await clock.advance(0);
  assert.equal(await first.things.get("a"), 2);
  const { early, stale } = first.counts();
  assert.deepEqual([early, stale], [1, 0]);
});

Deno.test("get() never reads values of another version of the family", async () => {
  await using test = await twoProcesses();
  const { kept, clock, store, first } = test;
  kept.set("a", "old shape");
  await first.things.get("a");
  const families = { things: { ...FAMILY, version: 2 } };
  await using next = await startProcess(new Map([["a", "new"]]), { store, clock, families });
  assert.equal(await next.things.get("a"), "new");
  assert.equal(await first.things.get("a"), "old shape");
});

Deno.test("copies near stay within their bounds: those read longest ago go first", async () => {
  const near = { entries: 2, bytes: 1_000, deafMs: 0 };
  await using test = await twoProcesses({ families: { things: { ...FAMILY, near } } });
  const { kept, first } = test;
  for (const key of "abc") kept.set(key, key);
  for (const key of "abac") await first.things.get(key);
  assert.equal(first.counts().copies!.entries, 2);
  const before = first.counts();
  await first.things.get("a");
  await first.things.get("b");
  const { near: nearReads, shared } = first.counts();
  assert.deepEqual([nearReads - before.near, shared - before.shared], [1, 1]);

  kept.set("long", "x".repeat(400));
  await first.things.get("long");
  assert.ok(first.counts().copies!.bytes <= 1_000);
});

Deno.test("fill() refuses a second time, and a tag that is not in the table", async () => {
  await using test = await twoProcesses();
  const { cache } = test.first;
  assert.throws(() => cache.fill("things", { load: () => Promise.resolve(1) }), /filled already/);
  const families = { things: { ...FAMILY, tags: ["thing"] } };
  await using other = await startProcess(new Map(), { ...test, families });
  await assert.rejects(other.things.get("a"), /"thing:a" is not declared for "things"/);
});

Deno.test("nothing of a cache runs on once it is disposed of", async () => {
  const test = await twoProcesses();
  await test.first.things.get("a");
  await test[Symbol.asyncDispose]();
  await eventually("nobody sleeps", () => Promise.resolve(test.clock.sleeping === 0));
});
