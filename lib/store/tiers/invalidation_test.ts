/** What is invalid is given by no process: however it is told, and whatever fails meanwhile. */
import assert from "node:assert/strict";
import { ManualClock } from "../../../tests/support/manual_clock.ts";
import { MemoryStore, type Store } from "../mod.ts";
import type { Listener } from "../store.ts";
import {
  FAMILY,
  heldSource,
  startProcess,
  twoProcesses,
} from "../../../tests/support/cache_processes.ts";
import { ROUND_MS } from "./news.ts";

/** The store as one process reaches it: what is named in `away` is not reached. */
function reached(store: Store, away: Set<keyof Store | "catchUp" | "tell">): Store {
  const isAway = (name: string) => [...away].some((one) => one === name);
  const cut = <T extends object>(whole: T): T =>
    new Proxy(whole, {
      get(target, name) {
        const value = Reflect.get(target, name);
        if (typeof value !== "function") return value;
        return (...args: unknown[]) => {
          if (isAway(String(name))) return Promise.reject(new Error("not reached"));
          const answer = value.apply(target, args);
          return name === "listen" ? answer.then(cut) : answer;
        };
      },
    });
  return cut(store);
}

const overridden = (store: Store, own: Partial<Store>): Store =>
  new Proxy(store, {
    get: (target, name) => Reflect.get(own, name) ?? Reflect.get(target, name),
  });

Deno.test("invalidate() makes all processes ask the source again, for what has the tag alone", async () => {
  await using test = await twoProcesses();
  const { kept, first, second } = test;
  for (const key of "ab") kept.set(key, 1);
  for (const key of "ab") for (const { things } of [first, second]) await things.get(key);
  for (const key of "ab") kept.set(key, 2);
  await first.cache.invalidate(["thing:a"]);
  for (const { things } of [first, second]) {
    assert.equal(await things.get("a"), 2);
    assert.equal(await things.get("b"), 1);
  }
  assert.equal(first.loads.length + second.loads.length, 3);
});

Deno.test("invalidate() holds at once for those without copies, whether or not they listen", async () => {
  const families = { things: { ...FAMILY, near: null } };
  await using test = await twoProcesses({ families, begun: false });
  const { kept, first, second } = test;
  kept.set("a", 1);
  await second.things.get("a");
  kept.set("a", 2);
  await first.cache.invalidate(["thing:a"]);
  assert.equal(await second.things.get("a"), 2);
});

Deno.test("invalidate() keeps out what was being worked out, here and elsewhere", async () => {
  for (const who of ["first", "second"] as const) {
    await using test = await twoProcesses();
    const { kept, clock } = test;
    const reader = test[who];
    const held = heldSource(reader.source);
    const early = reader.things.get("a");
    await clock.advance(1);
    kept.set("a", "new");
    await test.first.cache.invalidate(["thing:a"]);
    const late = reader.things.get("a");
    held[0]!.resolve("old");
    assert.equal(await early, "old");
    await clock.advance(100);
    held[1]!.resolve("new");
    assert.equal(await late, "new", who);
    assert.equal(await test.second.things.get("a"), "new", who);
    assert.equal(await test.first.things.get("a"), "new", who);
  }
});

Deno.test("invalidate() keeps out what was being refreshed", async () => {
  await using test = await twoProcesses();
  const { kept, clock, first, second } = test;
  kept.set("a", 1);
  await first.things.get("a");
  await clock.advance(FAMILY.ttlMs);
  const held = heldSource(first.source);
  assert.equal(await first.things.get("a"), 1);
  await clock.advance(1);
  kept.set("a", 3);
  await second.cache.invalidate(["thing:a"]);
  held[0]!.resolve(2);
  await clock.advance(10);
  const read = first.things.get("a");
  await clock.advance(10);
  held[1]?.resolve(3);
  assert.equal(await read, 3);
  assert.equal(await second.things.get("a"), 3);
});

Deno.test("get() relies on no copies while news is not heard, and forgets them all where some was lost", async () => {
  await using test = await twoProcesses();
  const { kept, clock, store, first } = test;
  const away = new Set<"catchUp">();
  await using cut = await startProcess(kept, { ...test, store: reached(store, away) });
  kept.set("a", 1);
  await cut.things.get("a");
  await cut.things.get("a");
  assert.equal(cut.counts().near, 1);
  away.add("catchUp");
  await clock.advance(4 * ROUND_MS);
  assert.equal(cut.cache.figures().hears, false);
  kept.set("a", 2);
  await first.cache.invalidate(["thing:a"]);
  assert.equal(await cut.things.get("a"), 2);
  assert.equal(cut.faults.length, 1);
  away.clear();
  await clock.advance(ROUND_MS);
  assert.equal(cut.cache.figures().hears, true);
});

Deno.test("get() gives copies to a process that hears nothing for as long as the family's row says", async () => {
  const clockOf = await twoProcesses();
  await using test = clockOf;
  const near = { ...FAMILY.near!, deafMs: 5_000 };
  const families = { things: { ...FAMILY, near } };
  const away = new Set<"listen" | "getMany">(["listen"]);
  const store = reached(test.store, away);
  await using deaf = await startProcess(test.kept, { ...test, store, families });
  test.kept.set("a", 1);
  await deaf.things.get("a");
  away.add("getMany");
  test.kept.set("a", 2);
  await test.clock.advance(4_999);
  assert.equal(await deaf.things.get("a"), 1);
  await test.clock.advance(1);
  assert.equal(await deaf.things.get("a"), 2);
});

Deno.test("get() forgets all copies when news may have been lost", async () => {
  const store = new MemoryStore();
  const listeners: { lost(): void }[] = [];
  const listen: Store["listen"] = (name, listener) => {
    listeners.push(listener);
    return MemoryStore.prototype.listen.call(store, name, listener);
  };
  await using test = await twoProcesses({ store: Object.assign(store, { listen }) });
  const { kept, first } = test;
  kept.set("a", 1);
  await first.things.get("a");
  assert.equal(first.counts().copies!.entries, 1);
  for (const { lost } of listeners) lost();
  assert.equal(first.counts().copies!.entries, 0);
});

Deno.test("invalidate() throws where the shared store is away, holds here, and is told once it is back", async () => {
  await using test = await twoProcesses();
  const { kept, clock, store, second } = test;
  const away = new Set<keyof Store>();
  await using first = await startProcess(kept, { ...test, store: reached(store, away) });
  kept.set("a", 1);
  for (const { things } of [first, second]) await things.get("a");
  kept.set("a", 2);
  away.add("set");
  await assert.rejects(first.cache.invalidate(["thing:a"]), /not reached/);
  assert.equal(await first.things.get("a"), 2);
  assert.equal(await first.things.get("a"), 2);
  assert.equal(await second.things.get("a"), 1);
  assert.equal(first.cache.figures().unsettled, 1);
  away.clear();
  await clock.advance(ROUND_MS);
  assert.equal(first.cache.figures().unsettled, 0);
  assert.equal(await second.things.get("a"), 2);
});

Deno.test("invalidate() spares copies of what was worked out since", async () => {
  await using test = await twoProcesses();
  const { kept, store, first, second } = test;
  const held: (() => void)[] = [];
  const slow = reached(store, new Set());
  const listen = (name: string, listener: Listener) =>
    store.listen(name, { ...listener, heard: (told) => held.push(() => listener.heard(told)) });
  await using late = await startProcess(kept, { ...test, store: overridden(slow, { listen }) });
  kept.set("a", 1);
  await first.cache.invalidate(["thing:a"]);
  await late.things.get("a");
  held.forEach((hear) => hear());
  await late.things.get("a");
  assert.equal(late.counts().near, 1);
  await second.cache.invalidate(["thing:a"]);
  held.forEach((hear) => hear());
  await late.things.get("a");
  assert.equal(late.counts().near, 1);
});

Deno.test("invalidate() keeps what is of before out of a shared store that does not know yet", async () => {
  await using test = await twoProcesses();
  const { kept, clock, store, second } = test;
  const set = store.set.bind(store);
  Object.assign(store, {
    set: (...[key, ...rest]: Parameters<Store["set"]>) =>
      key.startsWith("tag:") ? Promise.reject(new Error("full")) : set(key, ...rest),
  });
  const held = heldSource(test.first.source);
  const early = test.first.things.get("a");
  await clock.advance(1);
  kept.set("a", "new");
  await assert.rejects(test.first.cache.invalidate(["thing:a"]), /full/);
  held[0]!.resolve("old");
  assert.equal(await early, "old");
  await clock.advance(1);
  assert.equal(await second.things.get("a"), "new");
});

Deno.test("begin() forgets copies that were made before anybody listened", async () => {
  const near = { ...FAMILY.near!, deafMs: 60_000 };
  await using test = await twoProcesses({ families: { things: { ...FAMILY, near } } });
  const { kept, second } = test;
  await using first = await startProcess(kept, {
    ...test,
    families: { things: { ...FAMILY, near } },
    begun: false,
  });
  kept.set("a", 1);
  await first.things.get("a");
  kept.set("a", 2);
  await second.cache.invalidate(["thing:a"]);
  assert.equal(await first.things.get("a"), 1);
  await first.cache.begin();
  assert.equal(await first.things.get("a"), 2);
});

Deno.test("invalidate() is told once, however long the shared store takes", async () => {
  const clock = new ManualClock();
  const store = new MemoryStore(() => clock.now());
  const heard: string[] = [];
  await store.listen("invalid", { heard: (message) => void heard.push(message), lost: () => {} });
  const set = store.set.bind(store);
  Object.assign(store, {
    set: async (...args: Parameters<Store["set"]>) => {
      await clock.sleep(200);
      await set(...args);
    },
  });
  await using first = await startProcess(new Map(), { store, clock });
  await clock.advance(ROUND_MS - 100);
  const invalidating = first.cache.invalidate(["thing:a"]);
  await clock.advance(ROUND_MS);
  await invalidating;
  assert.equal(heard.length, 1);
});

Deno.test("get() does without a shared store that fails or hangs, and soon does not ask it", async () => {
  for (const hangs of [false, true]) {
    await using test = await twoProcesses();
    const { kept, clock } = test;
    const answer = () => hangs ? new Promise<never>(() => {}) : Promise.reject(new Error("down"));
    const broken = Object.assign(new MemoryStore(), {
      getMany: answer,
      setIfAbsent: answer,
      set: answer,
    });
    await using process = await startProcess(kept, { clock, store: broken });
    for (let n = 0; n < 5; n++) {
      kept.set(`k${n}`, n);
      const read = process.things.get(`k${n}`);
      await clock.advance(hangs ? FAMILY.patienceMs : 0);
      assert.equal(await read, n);
    }
    assert.equal(process.cache.figures().shared, "open");
    kept.set("next", 1);
    assert.equal(await process.things.get("next"), 1);
    assert.equal(await process.things.get("next"), 1);
    assert.equal(process.counts().near, 1);
    assert.equal(process.counts().without, 6);
  }
});
