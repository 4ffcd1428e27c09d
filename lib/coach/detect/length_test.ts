import assert from "node:assert/strict";
import { read } from "../__fixtures__/readings.ts";
import { measureLength } from "./length.ts";

const measure = (words: number) => measureLength(read("behavioral", "word ".repeat(words)));

Deno.test("measureLength() says short, good and long by the rubric's range", () => {
  assert.deepEqual([40, 200, 600].map((words) => measure(words).verdict), [
    "short",
    "good",
    "long",
  ]);
});

Deno.test("measureLength() rises up to the range, stays, and falls slowly after it", () => {
  const scores = [20, 60, 110, 330, 500, 900].map((words) => measure(words).score);
  assert.ok(scores[0]! < scores[1]! && scores[1]! < scores[2]!);
  assert.equal(scores[2], 1);
  assert.equal(scores[3], 1);
  assert.ok(scores[3]! > scores[4]! && scores[4]! > scores[5]! && scores[5]! > 0);
});

Deno.test("measureLength() counts no hesitation", () => {
  assert.equal(measureLength(read("behavioral", "um I uh called um them")).words, 3);
});
