import assert from "node:assert/strict";
import { Gate } from "./gate.ts";

const TWO = { floor: 2, ceiling: 2 };

Deno.test("Gate lets those who wait in by order, one for each that leaves", async () => {
  const gate = new Gate(TWO, { patienceMs: 60_000 });
  await gate.enter();
  await gate.enter();
  const order: number[] = [];
  const waiting = [1, 2, 3].map((n) => gate.enter().then(() => order.push(n)));
  gate.leave();
  await waiting[0];
  assert.deepEqual(order, [1]);
  gate.leave();
  gate.leave();
  await Promise.all(waiting);
  assert.deepEqual(order, [1, 2, 3]);
});

Deno.test("Gate sends away who has waited too long, and still lets in who comes after", async () => {
  const gate = new Gate(TWO, { patienceMs: 1 });
  await gate.enter();
  await gate.enter();
  await assert.rejects(gate.enter(), /No database connection came free in 1 ms/);
  gate.leave();
  await gate.enter();
});

Deno.test("Gate lets more in while those inside stay and nobody comes or goes", async () => {
  const gate = new Gate({ floor: 1, ceiling: 3 }, { patienceMs: 60_000 });
  await Promise.all([gate.enter(), gate.enter(), gate.enter()]);
});
