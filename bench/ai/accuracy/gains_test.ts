import assert from "node:assert/strict";
import { drawNormal, seededRandom } from "../../../lib/random.ts";
import { assertClose } from "../../../tests/support/close.ts";
import { correlation, correlationGain, errorGain, errorsByPerson } from "./gains.ts";

function invented(people: number) {
  const random = seededRandom(5);
  const noise = (): number => drawNormal(random);
  const actual = Array.from({ length: people }, noise);
  return {
    judged: { actual, people: actual.map((_, at) => String(at)) },
    near: actual.map((value) => value + noise() / 2),
    far: actual.map((value) => value + 3 * noise()),
  };
}

Deno.test("correlation() gives r with the interval of Fisher's z on many people", () => {
  const { judged, near } = invented(1000);
  const { value, lower, upper } = correlation(near, judged);
  const fisher = (side: number) => Math.tanh(Math.atanh(value) + side * 1.96 / Math.sqrt(997));
  assertClose([lower, upper], [fisher(-1), fisher(1)], 0.01);
});

Deno.test("correlation() gives a wider interval where the same people come twice", () => {
  const { judged, far } = invented(100);
  const twice = <T>(values: readonly T[]): T[] => [...values, ...values];
  const width = (scores: readonly number[], people: readonly string[]): number => {
    const { lower, upper } = correlation(scores, { actual: twice(judged.actual), people });
    return upper - lower;
  };
  const apart = twice(judged.people).map((_, at) => String(at));
  assert.ok(width(twice(far), twice(judged.people)) > 1.2 * width(twice(far), apart));
});

Deno.test("correlationGain() is 0 against itself, and above 0 against a worse one", () => {
  const { judged, near, far } = invented(100);
  assertClose(Object.values(correlationGain({ first: far, scores: far }, judged)), [0, 0, 0]);
  assert.ok(correlationGain({ first: far, scores: near }, judged).lower > 0);
});

Deno.test("errorsByPerson() averages over a person's interviews", () => {
  const judged = { actual: [1, 2, 3], people: ["a", "b", "a"] };
  assert.deepEqual(errorsByPerson([2, 2, 6], judged), [5, 0]);
});

Deno.test("errorGain() gives what was taken from the error, also as a share", () => {
  const first = [4, 6, 5, 5.5, 4.5, 5];
  const { less, share } = errorGain(first, first.map((error) => 0.6 * error));
  assertClose(less.value, 2);
  assertClose([share.value, share.lower, share.upper], [0.4, 0.4, 0.4], 1e-6);
});

Deno.test("errorGain() excludes 0 by the share where it does by the difference", () => {
  const random = seededRandom(9);
  const sides = new Set<boolean>();
  for (let run = 0; run < 200; run++) {
    const first = Array.from({ length: 20 }, () => 1 + random());
    const { less, share } = errorGain(first, first.map((error) => error - 0.7 * random() + 0.22));
    assert.equal(less.lower > 0, share.lower > 0, `Run ${run}`);
    sides.add(less.lower > 0);
  }
  assert.equal(sides.size, 2, "Both cases must come up");
});

Deno.test("errorGain() gives a share no lower bound where the first's error may be 0", () => {
  const { share } = errorGain([0, 0, 0, 9], [1, 2, 1, 2]);
  assert.deepEqual([share.lower, share.upper], [-Infinity, 1]);
});
