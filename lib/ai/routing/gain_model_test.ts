import assert from "node:assert/strict";
import { featuresOf } from "./encode.ts";
import { type GainExample, GainModel } from "./gain_model.ts";
import { fitRidge } from "./ridge.ts";
import { SHAPE_SIZE, shapeOf } from "./shape.ts";
import { BUCKETS, countWords, hash32 } from "./words.ts";

const example = (text: string, gain: number, group: string | null = null): GainExample => ({
  features: featuresOf(text, group),
  gain,
});

/** Sums are gained on, greetings are not; the same words come in both groups. */
const LEARNED = GainModel.fit(
  Array.from({ length: 60 }, (_, index) => [
    example(`Add the apples in basket ${index} and share the sum`, 1, "sums"),
    example(`Greet the guests at table ${index} with a smile`, 0, "manners"),
  ]).flat(),
);

Deno.test("GainModel predicts more where more was gained, for prompts that it has not seen", () => {
  const sums = LEARNED.predict(featuresOf("Share the sum of all baskets", null));
  const greeting = LEARNED.predict(featuresOf("Smile at the guests", null));
  assert.ok(sums > greeting + 0.1, `${sums}, ${greeting}`);
});

Deno.test("GainModel takes an unknown group for none, and a known one into account", () => {
  const text = "Say something";
  const none = LEARNED.predict(featuresOf(text, null));
  assert.equal(LEARNED.predict(featuresOf(text, "never seen")), none);
  assert.ok(LEARNED.predict(featuresOf(text, "sums")) > none);
  assert.ok(LEARNED.predict(featuresOf(text, "manners")) < none);
});

Deno.test("GainModel finds nothing to tell apart where every gain is the same", () => {
  const model = GainModel.fit(
    ["one", "two words", "three more words"].map((text) => example(text, 0.25)),
  );
  assert.ok(Math.abs(model.predict(featuresOf("something else", null)) - 0.25) < 0.05);
});

Deno.test("fitRidge() solves what has a closed form", () => {
  const rows = [[1, 2], [3, 1], [0, 1]].map((values) => ({
    columns: Int32Array.of(0, 1),
    values: Float64Array.from(values),
  }));
  const penalties = Float64Array.of(0, 1);
  const weights = fitRidge(rows, Float64Array.of(1, 2, 3), { penalties, iterations: 10 });
  // (X'X + P) w = X'y with X'X = [[10, 5], [5, 6]], P = diag(0, 1), X'y = [7, 7].
  assert.ok(
    Math.abs(weights[0]! - 14 / 45) < 1e-9 && Math.abs(weights[1]! - 7 / 9) < 1e-9,
    String(weights),
  );
});

Deno.test("countWords() joins endings and long numbers, and hashes into its buckets", () => {
  assert.deepEqual(countWords("walked 1234"), countWords("walks 9876"));
  assert.notDeepEqual(countWords("walk 12"), countWords("walk 13"));
  const { buckets, counts } = countWords("a b a");
  assert.deepEqual([...counts].sort(), [1, 2]);
  assert.ok(buckets.every((bucket) => bucket >= 0 && bucket < BUCKETS));
});

Deno.test("hash32() stays what it is: stored splits depend on it", () => {
  assert.equal(hash32("interview"), 0x7ca73306);
  assert.equal(hash32(""), 0xab3e7c0b);
});

Deno.test("shapeOf() gives finite numbers for any text", () => {
  for (
    const text of ["", "A. 1\nB. 2\nC. 3", "9".repeat(400), "\u{1F600} ($5)", "a\n".repeat(5000)]
  ) {
    const shape = shapeOf(text);
    assert.equal(shape.length, SHAPE_SIZE);
    assert.ok(shape.every(Number.isFinite), text.slice(0, 20));
  }
});
