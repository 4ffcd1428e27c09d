import assert from "node:assert/strict";
import { addRows, Evidence } from "./evidence.ts";

const close = (actual: number | undefined, expected: number) =>
  assert.ok(Math.abs(actual! / expected - 1) < 1e-9, `${actual}, not ${expected}`);

Deno.test("Evidence counts an observation half after as many others at its place as the half-life", () => {
  const evidence = new Evidence({ width: 1, halfLife: 10 });
  evidence.add("here", "a", [1]);
  for (let time = 0; time < 10; time++) evidence.add("here", "b", [1]);
  for (let time = 0; time < 10; time++) evidence.add("elsewhere", "a", [1]);
  close(evidence.of("here", "a")![0], 0.5);
});

Deno.test("Evidence adds up to what a geometric series does, however long it goes on", () => {
  const evidence = new Evidence({ width: 2, halfLife: 10 });
  for (let time = 0; time < 2000; time++) evidence.add("here", "a", [1, 3]);
  const [count, sum] = evidence.of("here", "a")!;
  close(count, 1 / (1 - 2 ** -0.1));
  close(sum, 3 * count!);
});

Deno.test("Evidence knows nothing of what it has not seen", () => {
  const evidence = new Evidence({ width: 1, halfLife: 10 });
  evidence.add("here", "a", [1]);
  assert.equal(evidence.of("here", "b"), null);
  assert.equal(evidence.of("elsewhere", "a"), null);
  assert.deepEqual(evidence.keys(), [{ place: "here", about: "a" }]);
});

Deno.test("Evidence lets what it inherits fade like what it learns, and tells them apart", () => {
  const evidence = new Evidence({ width: 1, halfLife: 1 });
  evidence.add("here", "a", [1]);
  evidence.inherit([["here", "a", 8], ["here", "wrong width", 1, 2]]);
  evidence.add("here", "b", [1]);
  close(evidence.of("here", "a")![0], 4.5);
  assert.deepEqual(evidence.rows("learned"), [["here", "a", 0.5], ["here", "b", 1]]);
  assert.deepEqual(evidence.rows("inherited"), [["here", "a", 4]]);
});

Deno.test("addRows() adds rows of the same place and subject, and those alone", () => {
  assert.deepEqual(addRows([["p", "a", 1, 2], ["p", "b", 5, 5], ["p", "a", 10, 20]]), [
    ["p", "a", 11, 22],
    ["p", "b", 5, 5],
  ]);
});
