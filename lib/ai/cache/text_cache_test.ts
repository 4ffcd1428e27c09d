import assert from "node:assert/strict";
import { eventually } from "../../../tests/support/eventually.ts";
import { ManualClock } from "../../../tests/support/manual_clock.ts";
import { MODEL_REQUEST } from "../../../tests/support/runs.ts";
import { testTiers } from "../../../tests/support/tiers.ts";
import { type FamilyFigures, LONGEST_VALUE, MemoryStore, type Store } from "../../store/mod.ts";
import type { ExecutionEvent } from "../spec/execution.ts";
import {
  accountTag,
  type CacheEvent,
  createTextCache,
  modelTag,
  promptTag,
  type WantedText,
} from "./mod.ts";

const MODEL = MODEL_REQUEST.model.id;
const END = {
  type: "end",
  outcome: "complete",
  finish: "stop",
  model: MODEL,
  reason: null,
} as const;
const HOUR_MS = 3_600_000;
const CACHED = { type: "cached" } as const;

const text = (words: string, model = MODEL): ExecutionEvent => ({
  type: "text",
  text: words,
  model,
});

function testCache({ clock = new ManualClock(), store = memoryStore(clock) }: {
  readonly clock?: ManualClock;
  readonly store?: Store;
} = {}) {
  const faults: unknown[] = [];
  const tiers = testTiers({ store, clock });
  const cache = createTextCache({
    tiers,
    clock,
    onFault: (error) => faults.push(error),
  });
  let calls = 0;
  /** Asks for a text that is written as `events`, one after another. */
  const ask = (events: readonly ExecutionEvent[], wanted: Partial<WantedText> = {}) => {
    const produce = async function* () {
      calls += 1;
      yield* events;
    };
    return cache.stream({
      request: MODEL_REQUEST,
      promptVersion: "p@1",
      tags: [],
      produce,
      ...wanted,
    });
  };
  return { cache, tiers, clock, store, faults, ask, calls: () => calls };
}

const memoryStore = (clock: ManualClock) => new MemoryStore(() => clock.now());

const all = (events: AsyncIterable<CacheEvent>) => Array.fromAsync(events);
const wordsOf = (events: readonly CacheEvent[]) =>
  events.map((event) => event.type === "text" ? event.text : "").join("");

Deno.test("stream() gives the text again without asking, in pieces, and says that it is cached", async () => {
  const { ask, calls } = testCache();
  const words = "Grüße 👋 ".repeat(100);
  assert.deepEqual(await all(ask([text("Gr"), text(words.slice(2)), END])), [
    text("Gr"),
    text(words.slice(2)),
    END,
  ]);
  const again = await all(ask([]));
  assert.deepEqual([again[0], again.at(-1)], [CACHED, END]);
  assert.equal(wordsOf(again), words);
  assert.ok(again.length > 4);
  assert.equal(calls(), 1);
});

Deno.test("stream() counts what was stored, what was written, and what the store did not answer", async () => {
  const { ask, tiers, store } = testCache();
  await all(ask([text("a"), END]));
  await all(ask([]));
  await all(ask([]));
  Object.assign(store, { get: () => Promise.reject(new Error("down")) });
  await all(ask([text("a"), END]));
  const [{ name, shared, loaded, without }] = tiers.figures().families as [FamilyFigures];
  assert.deepEqual([name, shared, loaded, without], ["text", 2, 2, 1]);
});

Deno.test("stream() counts a text that is too long to be stored", async () => {
  const { ask, tiers } = testCache();
  for (let time = 0; time < 2; time++) await all(ask([text("x".repeat(LONGEST_VALUE)), END]));
  const [{ loaded, refused }] = tiers.figures().families as [FamilyFigures];
  assert.deepEqual([loaded, refused], [2, 2]);
});

Deno.test("stream() never stores what is not the whole text of the model that was asked", async () => {
  const streams: Readonly<Record<string, readonly ExecutionEvent[]>> = {
    partial: [text("a"), { ...END, outcome: "partial" }],
    failed: [{ ...END, outcome: "failed", finish: null, model: null, reason: "overloaded" }],
    "cut short": [text("a"), { ...END, finish: "length" }],
    withheld: [text("a"), { ...END, finish: "filter" }],
    empty: [END],
    "without an end": [text("a")],
    "another model's": [text("a", "other"), { ...END, model: "other" }],
    "gone on with by another": [
      text("a"),
      { type: "switched", model: "other", keepsText: true },
      text("b", "other"),
      { ...END, model: "other" },
    ],
    "too long for a store": [text("a".repeat(LONGEST_VALUE)), END],
  };
  for (const [name, events] of Object.entries(streams)) {
    const { ask, calls, faults } = testCache();
    await all(ask(events));
    assert.deepEqual(await all(ask([text("new"), END])), [text("new"), END], name);
    assert.equal(calls(), 2, name);
    assert.deepEqual(faults, [], name);
  }
});

Deno.test("stream() stores what a retry of the same model wrote, without what it had begun", async () => {
  const { ask } = testCache();
  await all(
    ask([text("beg"), { type: "switched", model: MODEL, keepsText: false }, text("whole"), END]),
  );
  assert.deepEqual(await all(ask([])), [CACHED, text("whole"), END]);
});

Deno.test("stream() stores only what is fit for others", async () => {
  const { ask, calls } = testCache();
  await all(ask([text("not JSON"), END], { isFit: (words) => words.startsWith("{") }));
  await all(ask([text("{}"), END], { isFit: (words) => words.startsWith("{") }));
  assert.deepEqual(await all(ask([])), [CACHED, text("{}"), END]);
  assert.equal(calls(), 2);
});

Deno.test("stream() throws what the writing throws, stores nothing and leaves no lease behind", async () => {
  const { ask, clock } = testCache();
  const broken = async function* () {
    yield text("a");
    await Promise.resolve();
    throw new Error("broken");
  };
  await assert.rejects(all(ask([], { produce: broken })), /broken/);
  assert.deepEqual(await all(ask([text("new"), END])), [text("new"), END]);
  assert.equal(clock.sleeping, 0);
});

Deno.test("stream() caches a temperature above 0 only where that is allowed", async () => {
  const { ask } = testCache();
  const request = { ...MODEL_REQUEST, temperature: 0.7 };
  await all(ask([text("one"), END], { request }));
  assert.deepEqual(await all(ask([text("two"), END], { request })), [text("two"), END]);
  await all(ask([text("three"), END], { request, sampled: true }));
  const last = await all(ask([], { request, sampled: true }));
  assert.deepEqual(last, [CACHED, text("three"), END]);
});

Deno.test("stream() forgets a text after an hour", async () => {
  const { ask, clock } = testCache();
  await all(ask([text("old"), END]));
  await clock.advance(HOUR_MS - 1);
  assert.deepEqual(await all(ask([])), [CACHED, text("old"), END]);
  await clock.advance(1);
  assert.deepEqual(await all(ask([text("new"), END])), [text("new"), END]);
});

Deno.test("invalidate() hides what has the tag: of a candidate, a prompt or a model", async () => {
  for (const tag of [accountTag("c1"), promptTag("p@1"), modelTag(MODEL)]) {
    const { cache, ask } = testCache();
    const tags = [accountTag("c1")];
    await all(ask([text("old"), END], { tags }));
    await cache.invalidate(accountTag("c2"));
    assert.deepEqual((await all(ask([], { tags })))[0], CACHED);
    await cache.invalidate(tag);
    assert.deepEqual(await all(ask([text("new"), END], { tags })), [text("new"), END], tag);
  }
});

Deno.test("invalidate() hides what was being written, too", async () => {
  const { cache, ask } = testCache();
  const tags = [accountTag("c1")];
  const writing = ask([text("old"), END], { tags });
  await writing.next();
  await cache.invalidate(accountTag("c1"));
  await all(writing);
  assert.deepEqual(await all(ask([text("new"), END], { tags })), [text("new"), END]);
});

/** A store of which each operation does the same. */
const storeThat = (answer: () => Promise<never>): Store =>
  new Proxy(new MemoryStore(), {
    get: (target, key) => {
      const value = Reflect.get(target, key);
      return typeof value === "function" ? answer : value;
    },
  });

Deno.test("stream() gives the text, and tells, when the store is down", async () => {
  const down = () => Promise.reject(new Error("down"));
  const { ask, faults, calls } = testCache({ store: storeThat(down) });
  assert.deepEqual(await all(ask([text("a"), END])), [text("a"), END]);
  assert.deepEqual(await all(ask([text("b"), END])), [text("b"), END]);
  assert.equal(calls(), 2);
  assert.deepEqual(faults.map(String), ["Error: down", "Error: down"]);
});

Deno.test("stream() waits a quarter of a second for a store that hangs", async () => {
  const { ask, faults, clock } = testCache({ store: storeThat(() => new Promise(() => {})) });
  const events = all(ask([text("a"), END]));
  await eventually("it waits", () => Promise.resolve(clock.sleeping > 0));
  await clock.advance(250);
  assert.deepEqual(await events, [text("a"), END]);
  assert.equal(faults.length, 1);
});

Deno.test("stream() gives the text when the store goes down while it is written", async () => {
  const clock = new ManualClock();
  const store = memoryStore(clock);
  const { ask, faults } = testCache({ clock, store });
  const { promise: isDown, resolve: down } = Promise.withResolvers<void>();
  const events = ask([], {
    async *produce() {
      yield text("a");
      await isDown;
      yield END;
    },
  });
  assert.deepEqual((await events.next()).value, text("a"));
  for (const name of ["set", "get", "delete"] as const) {
    Object.defineProperty(store, name, { value: () => Promise.reject(new Error("down")) });
  }
  down();
  assert.deepEqual(await all(events), [END]);
  assert.equal(faults.length, 2);
});
