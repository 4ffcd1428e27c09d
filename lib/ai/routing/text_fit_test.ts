import assert from "node:assert/strict";
import { seededRandom } from "../../random.ts";
import { atOnce } from "../../slices.ts";
import { featuresOf } from "./encode.ts";
import { fitRidge } from "./ridge.ts";
import { SHAPE_SIZE, shapeOf } from "./shape.ts";
import { SparseMatrix } from "./sparse.ts";
import { effectOf, type TextFit } from "./text_effect.ts";
import { fitTexts, type TextObservation } from "./text_fit.ts";
import { BUCKETS, countWords, hash32 } from "./words.ts";

const GROUP = "behavioral";

interface Answered {
  readonly model: string;
  readonly quality: number;
  readonly group?: string;
}

/** Nobody's text, but one that differs with the number. */
const sums = (number: number) => `Add the apples in basket ${number % 40} and share the sum`;
const greetings = (number: number) => `Greet the guests at table ${number % 40} with a smile`;

const answered = (
  text: string,
  { model, quality, group = GROUP }: Answered,
): TextObservation => ({ features: featuresOf(text), group, model, quality });

const fitted = (observations: readonly TextObservation[]) => atOnce(fitTexts(observations));

const effect = (fit: TextFit, text: string, group: string | null = GROUP) =>
  effectOf(new Map([["evaluate", fit]]), { task: "evaluate", group, text });

const times = <T>(count: number, make: (number: number) => readonly T[]): T[] =>
  Array.from({ length: count }, (_, number) => make(number)).flat();

/** One of the two models cannot do sums. */
const UNEQUAL = times(200, (number) => [
  answered(sums(number), { model: "able", quality: 0.9 }),
  answered(greetings(number), { model: "able", quality: 0.9 }),
  answered(sums(number), { model: "polite", quality: 0.3 }),
  answered(greetings(number), { model: "polite", quality: 0.9 }),
]);

Deno.test("fitTexts() finds which texts a model gains on, for texts that it has not seen", () => {
  const fit = fitted(UNEQUAL)!;
  const gain = (text: string) => effect(fit, text)("able") - effect(fit, text)("polite");
  assert.ok(gain("Add the apples in basket 77 and share the sum") > 0.2);
  assert.ok(gain("Greet the guests at table 77 with a smile") < -0.2);
});

Deno.test("fitTexts() says no more of a text unlike all others than of those", () => {
  const fit = fitted(UNEQUAL)!;
  const polite = (text: string) => effect(fit, text)("polite");
  assert.ok(polite("9 = 9? ".repeat(500)) >= polite(sums(1)) - 0.05);
  assert.ok(polite("Smile") <= polite(greetings(1)) + 0.05);
});

Deno.test("fitTexts() gives a model that is new what texts do to all", () => {
  const fit = fitted(times(200, (number) => [
    answered(sums(number), { model: number % 3 ? "a" : "b", quality: 0.2 }),
    answered(greetings(number), { model: number % 3 ? "b" : "a", quality: 0.9 }),
  ]))!;
  const [hard, easy] = [effect(fit, sums(41)), effect(fit, greetings(41))];
  for (const model of ["a", "b", "new"]) assert.ok(easy(model) - hard(model) > 0.3, model);
});

Deno.test("fitTexts() counts from the middle of a group, and of all where the group is new", () => {
  const fit = fitted(times(200, (number) => [
    answered(sums(number), { model: "a", quality: 0.3, group: "sums" }),
    answered(greetings(number), { model: "a", quality: 0.8, group: "manners" }),
    answered(greetings(number), { model: "a", quality: 0.8, group: "sums" }),
  ]))!;
  const among = (group: string | null) => effect(fit, greetings(41), group)("a");
  assert.ok(among("sums") > 0.1, String(among("sums")));
  assert.ok(Math.abs(among("manners")) < 0.05, String(among("manners")));
  assert.ok(among("never seen") > 0.05 && among("never seen") < among("sums"));
  assert.equal(among(null), among("never seen"));
});

Deno.test("fitTexts() has nothing to say of few answers, of equal ones, or of chance", () => {
  const random = seededRandom(5);
  const all = UNEQUAL.map((one) => ({ ...one, quality: 0.5 }));
  assert.equal(fitted(UNEQUAL.slice(0, 199)), null);
  assert.equal(fitted(all), null);
  assert.equal(fitted(all.map((one) => ({ ...one, quality: Math.round(random()) }))), null);
});

Deno.test("fitTexts() gives no weight to a word of fewer than five texts", () => {
  const named = (number: number) => number < 4 ? "Zanzibar" : "";
  const observations = times(300, (number) => [
    answered(`${sums(number)} ${named(number)}`, { model: "a", quality: number < 4 ? 0 : 0.9 }),
    answered(greetings(number), { model: "a", quality: 0.4 }),
  ]);
  const [bucket] = countWords("Zanzibar").buckets;
  const { encoding, common } = fitted(observations)!;
  assert.equal(encoding.idf[bucket!], 0);
  assert.equal(common.weights[SHAPE_SIZE + bucket!], 0);
});

const rows = new SparseMatrix({ rows: 4, entries: 8, columns: 2 });
for (const values of [[1, 2], [3, 1], [0, 1], [9, 9]]) {
  rows.add({ columns: Int32Array.of(0, 1), values: Float64Array.from(values) });
}
const picked = Int32Array.of(0, 1, 2);

const solved = (penalties: Float64Array) =>
  atOnce(fitRidge(rows, {
    picked,
    targets: Float64Array.of(1, 2, 3),
    penalties,
    iterations: 10,
  }));

Deno.test("fitRidge() solves what has a closed form, for the rows that are picked", () => {
  const weights = solved(Float64Array.of(0, 1));
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
