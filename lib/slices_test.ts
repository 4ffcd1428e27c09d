import assert from "node:assert/strict";
import { atOnce, inSlices } from "./slices.ts";

function* counting(until: () => boolean): Generator<void, number> {
  let steps = 0;
  while (!until()) {
    steps++;
    yield;
  }
  return steps;
}

Deno.test("inSlices() lets others have their turn before it is done", async () => {
  let hadTurn = false;
  setTimeout(() => hadTurn = true, 0);
  assert.ok(await inSlices(counting(() => hadTurn)) > 0);
});

Deno.test("atOnce() gives what is returned after all steps", () => {
  let left = 5;
  assert.equal(atOnce(counting(() => left-- === 0)), 5);
});

Deno.test("inSlices() throws what a step throws", async () => {
  const failing = counting(() => {
    throw new RangeError("no");
  });
  await assert.rejects(inSlices(failing), RangeError);
});
