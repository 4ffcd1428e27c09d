/** One text for many who ask at the same time: in one process, and in several that share a store. */
import assert from "node:assert/strict";
import { eventually } from "../../../tests/support/eventually.ts";
import { ManualClock } from "../../../tests/support/manual_clock.ts";
import { MODEL_REQUEST } from "../../../tests/support/runs.ts";
import { testTiers } from "../../../tests/support/tiers.ts";
import { LEASE_MS, MemoryStore, type Store } from "../../store/mod.ts";
import type { ExecutionEvent } from "../spec/execution.ts";

import { type CacheEvent, createTextCache } from "./mod.ts";

const MODEL = MODEL_REQUEST.model.id;
const END = {
  type: "end",
  outcome: "complete",
  finish: "stop",
  model: MODEL,
  reason: null,
} as const;
const CACHED = { type: "cached" } as const;
const text = (words: string): ExecutionEvent => ({ type: "text", text: words, model: MODEL });

/** A process that writes the same text as all others, word by word, when it is told to. */
function processOn(store: Store, clock: ManualClock) {
  const onFault = (error: unknown) => {
    throw error;
  };
  const cache = createTextCache({ tiers: testTiers({ store, clock }), clock, onFault });
  const writings: Writing[] = [];
  /** The writing of this number, once it has begun. */
  const writing = async (number: number): Promise<Writing> => {
    await comesTrue(`writing ${number} has begun`, () => writings.length > number);
    return writings[number]!;
  };
  const ask = (signal?: AbortSignal) =>
    cache.stream({
      request: MODEL_REQUEST,
      promptVersion: "p@1",
      tags: [],
      signal,
      produce(signal) {
        const writing = new Writing(signal);
        writings.push(writing);
        return writing.events;
      },
    });
  return { ask, writings, writing };
}

class Writing {
  readonly signal: AbortSignal;
  readonly events: ReadableStream<ExecutionEvent>;
  #controller!: ReadableStreamDefaultController<ExecutionEvent>;

  constructor(signal: AbortSignal) {
    this.signal = signal;
    this.events = new ReadableStream({
      start: (controller) => void (this.#controller = controller),
    });
    signal.addEventListener("abort", () => this.#controller.error(signal.reason));
  }

  write(...events: readonly ExecutionEvent[]): void {
    for (const event of events) this.#controller.enqueue(event);
    if (events.at(-1)?.type === "end") this.#controller.close();
  }

  break(): void {
    this.#controller.error(new Error("broken"));
  }
}

function twoProcesses() {
  const clock = new ManualClock();
  const store = new MemoryStore(() => clock.now());
  return { clock, store, first: processOn(store, clock), second: processOn(store, clock) };
}

const all = (events: AsyncIterable<CacheEvent>) => Array.fromAsync(events);

const comesTrue = (what: string, condition: () => boolean) =>
  eventually(what, () => Promise.resolve(condition()));

const isSleepless = (clock: ManualClock) =>
  comesTrue("nothing waits for the clock", () => clock.sleeping === 0);

/** Lets time pass until it is over. */
async function passing<T>(clock: ManualClock, promise: Promise<T>): Promise<T> {
  let over = false;
  promise.catch(() => {}).finally(() => over = true);
  await eventually("it is over", async () => {
    await clock.advance(100);
    return over;
  });
  return await promise;
}

Deno.test("stream() writes once for all who ask at the same time, and each sees it as it comes", async () => {
  const { first } = twoProcesses();
  const payer = first.ask();
  const begun = payer.next();
  const writing = await first.writing(0);
  const others = Array.from({ length: 5 }, () => first.ask());
  for (const next of others.map((other) => other.next())) {
    assert.deepEqual((await next).value, CACHED);
  }
  writing.write(text("a"));
  assert.deepEqual((await begun).value, text("a"));
  const late = first.ask();
  assert.deepEqual((await late.next()).value, CACHED);
  assert.deepEqual((await late.next()).value, text("a"));
  writing.write(text("b"), END);
  assert.deepEqual(await all(payer), [text("b"), END]);
  for (const other of others) assert.deepEqual(await all(other), [text("a"), text("b"), END]);
  assert.deepEqual(await all(late), [text("b"), END]);
  assert.equal(first.writings.length, 1);
});

Deno.test("stream() goes on for who still reads when the first to ask leaves; ends with the last", async () => {
  const { first, clock } = twoProcesses();
  const leaving = new AbortController();
  const leader = all(first.ask(leaving.signal));
  const writing = await first.writing(0);
  const follower = first.ask();
  assert.deepEqual((await follower.next()).value, CACHED);
  leaving.abort(new Error("left"));
  await assert.rejects(leader, /left/);
  writing.write(text("a"));
  assert.deepEqual((await follower.next()).value, text("a"));
  assert.equal(writing.signal.aborted, false);
  await follower.return(undefined);
  assert.equal(writing.signal.aborted, true);
  await isSleepless(clock);

  const next = all(first.ask());
  (await first.writing(1)).write(text("b"), END);
  assert.deepEqual(await next, [text("b"), END]);
});

/** Reads what another writes. */
async function joined({ ask }: ReturnType<typeof processOn>) {
  const events = ask();
  assert.deepEqual((await events.next()).value, CACHED);
  return events;
}

Deno.test("stream() writes once more, for all who joined what came to nothing, and in place of it", async () => {
  const { first } = twoProcesses();
  const leader = all(first.ask());
  const lost = await first.writing(0);
  const others = [await joined(first), await joined(first), await joined(first)];
  const end = { ...END, outcome: "partial", finish: null, reason: "over_budget" } as const;
  lost.write(text("a"), end);
  assert.deepEqual(await leader, [text("a"), end]);
  const reading = others.map(all);
  (await first.writing(1)).write(text("b"), END);
  const anew = [{ type: "switched", model: MODEL, keepsText: false }, text("b"), END];
  const [next, ...rest] = await Promise.all(reading);
  assert.deepEqual(next, [text("a"), { type: "uncached" }, ...anew]);
  for (const events of rest) assert.deepEqual(events, [text("a"), ...anew]);
  assert.equal(first.writings.length, 2);
});

Deno.test("stream() gives no other run's coach or error to who joined, but writes", async () => {
  const coached = { ...END, model: "coach" };
  const ends: readonly ((writing: Writing) => void)[] = [
    (writing) => writing.write({ type: "text", text: "c", model: "coach" }, coached),
    (writing) => writing.write({ ...END, outcome: "failed", finish: null, model: null }),
    (writing) => writing.break(),
  ];
  for (const end of ends) {
    const { first, clock } = twoProcesses();
    const leader = all(first.ask());
    const writing = await first.writing(0);
    const other = all(await joined(first));
    end(writing);
    await leader.catch(() => {});
    (await first.writing(1)).write(text("b"), END);
    assert.deepEqual(await other, [{ type: "uncached" }, text("b"), END]);
    await isSleepless(clock);
  }
});

Deno.test("stream() throws at once for who has left already", async () => {
  const { clock, first } = twoProcesses();
  await assert.rejects(all(first.ask(AbortSignal.abort(new Error("left")))), /left/);
  await isSleepless(clock);
  assert.ok(first.writings.every(({ signal }) => signal.aborted));
});

Deno.test("stream() waits for another process that writes, beyond the time of its lease", async () => {
  const { clock, first, second } = twoProcesses();
  const reading = all(first.ask());
  const writing = await first.writing(0);
  const waiting = all(second.ask());
  await clock.advance(3 * LEASE_MS);
  assert.equal(second.writings.length, 0);
  writing.write(text("a"), END);
  await reading;
  assert.deepEqual(await passing(clock, waiting), [CACHED, text("a"), END]);
  assert.equal(second.writings.length, 0);
  await isSleepless(clock);
});

Deno.test("stream() waits no longer than ten seconds for another process, and writes beside it", async () => {
  const { clock, first, second } = twoProcesses();
  const slow = all(first.ask());
  const hung = await first.writing(0);
  const waiting = all(second.ask());
  await clock.advance(9_000);
  assert.equal(second.writings.length, 0);
  await clock.advance(2_000);
  (await second.writing(0)).write(text("b"), END);
  assert.deepEqual(await waiting, [text("b"), END]);
  hung.write(text("a"), END);
  assert.deepEqual(await slow, [text("a"), END]);
  await isSleepless(clock);
});

Deno.test("stream() takes over from another process that failed, or left", async () => {
  for (const end of ["fails", "leaves"] as const) {
    const { clock, first, second } = twoProcesses();
    const leaving = new AbortController();
    const reading = all(first.ask(leaving.signal));
    const writing = await first.writing(0);
    const waiting = all(second.ask());
    await clock.advance(1_000);
    assert.equal(second.writings.length, 0);
    if (end === "fails") writing.break();
    else leaving.abort(new Error("broken"));
    await assert.rejects(reading, /broken/);
    (await passing(clock, second.writing(0))).write(text("b"), END);
    assert.deepEqual(await waiting, [text("b"), END], end);
  }
});

Deno.test("stream() takes over from another process that was killed, once its lease is over", async () => {
  const { clock, store, second } = twoProcesses();
  // Time does not pass in a process that is dead: it renews nothing.
  const killed = processOn(store, new ManualClock());
  const lost = killed.ask();
  const never = lost.next();
  const abandoned = await killed.writing(0);
  const waiting = all(second.ask());
  await clock.advance(LEASE_MS - 1);
  assert.equal(second.writings.length, 0);
  (await passing(clock, second.writing(0))).write(text("b"), END);
  assert.deepEqual(await waiting, [text("b"), END]);
  abandoned.write(END);
  await never;
  await all(lost);
});

Deno.test("stream() ends its waiting for another process when nobody reads any more", async () => {
  const { clock, first, second } = twoProcesses();
  const reading = all(first.ask());
  const writing = await first.writing(0);
  const leaving = new AbortController();
  const waiting = all(second.ask(leaving.signal));
  await comesTrue("the second waits, while the first renews", () => clock.sleeping > 1);
  leaving.abort(new Error("left"));
  await assert.rejects(waiting, /left/);
  writing.write(text("a"), END);
  await reading;
  await isSleepless(clock);
});
