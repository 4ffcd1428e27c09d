import assert from "node:assert/strict";
import { ManualClock } from "../../../tests/support/manual_clock.ts";
import { Allowance } from "./allowance.ts";

function takeAll(allowance: Allowance): number {
  let taken = 0;
  while (allowance.take()) taken += 1;
  return taken;
}

Deno.test("Allowance allows its floor at first, then a share of the calls", () => {
  const allowance = new Allowance(new ManualClock(), { share: 0.125, perMinute: 10 });
  assert.equal(takeAll(allowance), 10);
  for (let n = 0; n < 40; n++) allowance.earn();
  assert.equal(takeAll(allowance), 5);
});

Deno.test("Allowance grants its floor again each minute, and saves up two minutes at most", async () => {
  const clock = new ManualClock();
  const allowance = new Allowance(clock, { share: 0.125, perMinute: 10 });
  takeAll(allowance);
  await clock.advance(30_000);
  clock.jump(3_600_000);
  assert.equal(takeAll(allowance), 5);
  await clock.advance(3_600_000);
  assert.equal(takeAll(allowance), 20);
  for (let n = 0; n < 1_000; n++) allowance.earn();
  assert.equal(takeAll(allowance), 20);
});
