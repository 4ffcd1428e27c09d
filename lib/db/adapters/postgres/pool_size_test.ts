import assert from "node:assert/strict";
import { seededRandom } from "../../../random.ts";
import { PoolSize } from "./pool_size.ts";

const WIDE = { floor: 1, ceiling: 1_000 };

/** Arrivals at random (Poisson), each holding a connection for `holdMs`; never turned away. */
function pass(size: PoolSize, { perSecond, holdMs, seconds }: {
  readonly perSecond: number;
  readonly holdMs: number;
  readonly seconds: number;
}): { readonly load: number; readonly sizes: readonly number[] } {
  const random = seededRandom(7);
  const events: { at: number; by: 1 | -1 }[] = [];
  for (let at = 0; at < seconds * 1_000; at += -1_000 / perSecond * Math.log(1 - random())) {
    events.push({ at, by: 1 }, { at: at + holdMs, by: -1 });
  }
  const loads: number[] = [];
  const sizes: number[] = [];
  for (const { at, by } of events.sort((a, b) => a.at - b.at)) {
    size.change(by, at);
    if (at < 5_000) continue;
    loads.push(size.load);
    sizes.push(size.sizeAt(at));
  }
  return { load: loads.reduce((sum, load) => sum + load, 0) / loads.length, sizes };
}

Deno.test("PoolSize finds the load that Little's law names", () => {
  for (const [perSecond, holdMs] of [[333, 3], [333, 30], [100, 100]] as const) {
    const expected = perSecond * holdMs / 1_000;
    const { load } = pass(new PoolSize(WIDE), { perSecond, holdMs, seconds: 60 });
    assert.ok(Math.abs(load - expected) < 0.1 * expected, `${load} of ${expected}`);
  }
});

Deno.test("PoolSize leaves a margin of two square roots of the load", () => {
  const { sizes } = pass(new PoolSize(WIDE), { perSecond: 333, holdMs: 30, seconds: 60 });
  const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
  assert.ok(mean > 15.5 && mean < 17.5, `${mean}`);
});

Deno.test("PoolSize stays within its bounds", () => {
  const size = new PoolSize({ floor: 4, ceiling: 20 });
  assert.equal(size.sizeAt(0), 4);
  for (let n = 0; n < 500; n += 1) size.change(1, 0);
  assert.equal(size.sizeAt(10_000), 20);
});

Deno.test("PoolSize grows within a tenth of a second for those who wait, and shrinks when they are gone", () => {
  const size = new PoolSize({ floor: 4, ceiling: 20 });
  for (let n = 0; n < 100; n += 1) size.change(1, 1_000);
  assert.equal(size.sizeAt(1_000), 4);
  assert.ok(size.sizeAt(1_100) > 10);
  assert.equal(size.sizeAt(2_000), 20);
  for (let n = 0; n < 100; n += 1) size.change(-1, 2_000);
  assert.equal(size.sizeAt(10_000), 4);
});
