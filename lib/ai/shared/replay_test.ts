import assert from "node:assert/strict";
import { Replay } from "./replay.ts";

async function* count(to: number, fail = false): AsyncGenerator<number> {
  for (let n = 1; n <= to; n++) yield await Promise.resolve(n);
  if (fail) throw new Error("broke off");
}

const all = (replay: Replay<number>) => Array.fromAsync(replay);

Deno.test("Replay gives every reader every item, also one that comes late", async () => {
  const replay = Replay.of(count(3));
  const early = all(replay);
  assert.deepEqual(await early, [1, 2, 3]);
  assert.deepEqual(await all(replay), [1, 2, 3]);
});

Deno.test("Replay reads on when a reader leaves, and throws what the source threw", async () => {
  const replay = Replay.of(count(2, true));
  for await (const item of replay) if (item === 1) break;
  const seen: number[] = [];
  await assert.rejects(async () => {
    for await (const item of replay) seen.push(item);
  }, /broke off/);
  assert.deepEqual(seen, [1, 2]);
});
