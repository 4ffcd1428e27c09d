import assert from "node:assert/strict";
import fc from "fast-check";
import { Idle, LiveTail } from "./live_tail.ts";

const packet = (number: number) => Uint8Array.of(number >> 8, number & 255);
const upTo = (end: number, from = 0) => Array.from({ length: end - from }, (_, i) => from + i);

/** A log in memory, as `read` sees the durable one, and a tail on it. */
function logged({ idleMs = 60_000 } = {}) {
  const log: Uint8Array[] = [];
  let reads = 0;
  const stop = new AbortController();
  const tail = new LiveTail(async function* (from) {
    reads++;
    for (let at = from; at < log.length; at++) yield await Promise.resolve(log[at]!);
  }, { idleMs, signal: stop.signal });
  const store = (count: number, { tell = true } = {}) => {
    const first = log.length;
    const packets = upTo(first + count, first).map(packet);
    log.push(...packets);
    if (tell) tail.push({ first, packets });
  };
  const read = async (from = 0) =>
    (await Array.fromAsync(tail.packets(from))).map((bytes) => (bytes[0]! << 8) | bytes[1]!);
  return { log, tail, store, read, stop, reads: () => reads };
}

Deno.test("packets() gives every packet once and in order, whatever it is told and when", async () => {
  const step = fc.record({ count: fc.integer({ min: 1, max: 60 }), tell: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 12 }),
      fc.nat({ max: 40 }),
      async (steps, from) => {
        const { tail, store, read, log } = logged();
        store(from);
        const reading = read(from);
        for (const { count, tell } of steps) {
          store(count, { tell });
          await Promise.resolve();
        }
        tail.complete(log.length);
        assert.deepEqual(await reading, upTo(log.length, from));
      },
    ),
  );
});

Deno.test("packets() reads nothing from the log while it keeps up", async () => {
  const { tail, store, reads } = logged();
  const packets = tail.packets(0);
  for (const number of upTo(300)) {
    store(1);
    const { value } = await packets.next();
    assert.deepEqual(value, packet(number));
  }
  assert.equal(reads(), 0);
  await packets.return(undefined);
});

Deno.test("packets() rejects when nothing comes for a while", async () => {
  const { store, read } = logged({ idleMs: 5 });
  store(3);
  await assert.rejects(read(), Idle);
});

Deno.test("packets() ends where the sound was removed", async () => {
  const { tail, store, read, log } = logged();
  store(3, { tell: false });
  log.length = 0;
  tail.complete(3);
  assert.deepEqual(await read(), []);
});

Deno.test("completed() waits for the end, and rejects when it is given up", async () => {
  const one = logged();
  const completed = one.tail.completed();
  one.store(2);
  one.tail.complete(2);
  await completed;
  const other = logged();
  const waiting = other.tail.completed();
  other.stop.abort(new Error("stopping"));
  await assert.rejects(waiting, /stopping/);
});
