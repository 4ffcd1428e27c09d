import assert from "node:assert/strict";
import { oneAtATime } from "./one_at_a_time.ts";

Deno.test("oneAtATime() runs once for all who ask meanwhile, and anew for who asks later", async () => {
  let runs = 0;
  const run = oneAtATime(() => Promise.resolve(++runs));
  assert.deepEqual(await Promise.all([run(), run(), run()]), [1, 1, 1]);
  assert.equal(await run(), 2);
});

Deno.test("oneAtATime() runs again after a failure", async () => {
  const outcomes = [Promise.reject(new Error("no")), Promise.resolve("yes")];
  const run = oneAtATime(() => outcomes.shift()!);
  await assert.rejects(run(), /no/);
  assert.equal(await run(), "yes");
});
