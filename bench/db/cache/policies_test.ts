import assert from "node:assert/strict";
import fc from "fast-check";
import { belady, fifo, nearTier, sieve } from "./policies.ts";
import { makeTrace, SHAPE } from "./trace.ts";

const traces = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 12 });
const sizes = fc.integer({ min: 1, max: 4 });

/** Tries every way to keep or leave. */
function mostHits(trace: readonly number[], entries: number): number {
  const known = new Map<string, number>();
  const from = (at: number, kept: readonly number[]): number => {
    if (at === trace.length) return 0;
    const name = `${at}:${kept}`;
    let best = known.get(name);
    if (best === undefined) {
      const key = trace[at]!;
      const ways = kept.includes(key) || kept.length < entries
        ? [[...new Set([...kept, key])].sort()]
        : [kept, ...kept.map((out) => [...kept.filter((one) => one !== out), key].sort())];
      best = Math.max(...ways.map((way) => from(at + 1, way))) + Number(kept.includes(key));
      known.set(name, best);
    }
    return best;
  };
  return from(0, []);
}

Deno.test("belady() hits as often as any way to keep entries does, for every trace", () => {
  fc.assert(fc.property(traces, sizes, (trace, entries) => {
    assert.equal(belady(trace, entries), mostHits(trace, entries));
  }));
});

Deno.test("no policy hits more often than belady()", () => {
  fc.assert(fc.property(traces, sizes, (trace, entries) => {
    for (const policy of [nearTier, fifo, sieve]) {
      assert.ok(policy(trace, entries) <= belady(trace, entries));
    }
  }));
});

Deno.test("policies differ where they should: who is read again stays, except with fifo()", () => {
  const trace = [1, 2, 1, 3, 1];
  assert.deepEqual([nearTier(trace, 2), sieve(trace, 2), fifo(trace, 2)], [2, 2, 1]);
});

Deno.test("makeTrace() is the same for a seed, skewed, and shifts", () => {
  const trace = makeTrace(SHAPE);
  assert.deepEqual(trace, makeTrace(SHAPE));
  assert.equal(trace.length, SHAPE.reads);
  const popular = (part: readonly number[]) => {
    const counts = Map.groupBy(part, (key) => key);
    const sorted = [...counts].sort(([, a], [, b]) => b.length - a.length).slice(0, 100);
    return new Map(sorted.map(([key, reads]) => [key, reads.length]));
  };
  const [first, last] = [popular(trace.slice(0, 20_000)), popular(trace.slice(-20_000))];
  const share = [...first.values()].reduce((sum, reads) => sum + reads) / 20_000;
  assert.ok(share > 0.3 && share < 0.6, String(share));
  const stayed = [...first.keys()].filter((key) => last.has(key)).length;
  assert.ok(stayed > 20 && stayed < 95, String(stayed));
});
