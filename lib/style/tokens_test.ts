import assert from "node:assert/strict";
import { contrast, hex } from "./contrast.ts";
import { type ColourName, DARK, LIGHT, type Palette } from "./tokens.ts";

const TEXT = 4.5;
const QUESTION = 7;
const SHAPE = 3;

/** What stands on what, with the least contrast it needs (WCAG 2.2, 1.4.3, 1.4.6, 1.4.11). */
const PAIRS: readonly (readonly [front: ColourName, ground: ColourName, least: number])[] = [
  ["ink", "paper", QUESTION],
  ["ink", "card", QUESTION],
  ["ink", "tint", TEXT],
  ["ink", "mark", TEXT],
  ["ink", "lit", TEXT],
  ["quiet", "lit", TEXT],
  ["accent", "lit", TEXT],
  ["quiet", "paper", TEXT],
  ["quiet", "card", TEXT],
  ["quiet", "tint", TEXT],
  ["quiet", "mark", TEXT],
  ["accent", "paper", TEXT],
  ["accent", "card", TEXT],
  ["accent", "tint", TEXT],
  ["accent", "mark", TEXT],
  ["record", "paper", TEXT],
  ["record", "card", TEXT],
  ["on-accent", "accent", TEXT],
  ["on-record", "record", TEXT],
  ["edge", "paper", SHAPE],
  ["edge", "card", SHAPE],
  ["good", "paper", SHAPE],
];

function check(name: string, palette: Palette): void {
  for (const [front, ground, least] of PAIRS) {
    const ratio = contrast(palette[front], palette[ground]);
    assert.ok(
      ratio >= least,
      `${name}: ${front} on ${ground} is ${ratio.toFixed(2)}, not ${least}`,
    );
  }
}

Deno.test("LIGHT holds every text to its contrast", () => check("light", LIGHT));
Deno.test("DARK holds every text to its contrast", () => check("dark", DARK));

Deno.test("contrast() is 21 between black and white, 1 with itself", () => {
  assert.ok(Math.abs(contrast("0% 0 0", "100% 0 0") - 21) < 0.01);
  assert.equal(contrast("50% .1 200", "50% .1 200"), 1);
});

Deno.test("hex() gives the sRGB of known OKLCH colours", () => {
  assert.equal(hex("100% 0 0"), "#ffffff");
  assert.equal(hex("62.796% .25768 29.234"), "#ff0000");
});
