import assert from "node:assert/strict";
import { read } from "../__fixtures__/readings.ts";
import { measureSpecificity } from "./specificity.ts";

const score = (text: string) => measureSpecificity(read("behavioral", text)).score;

/** The first says the same as the second, more concretely. */
const PAIRS: readonly (readonly [concrete: string, vague: string])[] = [
  ["We cut returns from 9% to 4%.", "We cut returns a lot."],
  ["I trained two shifts in three weeks.", "I trained some people at some point."],
  ["Maria from finance checked the invoices.", "Someone checked the stuff."],
  ["I moved it to Postgres in March.", "I moved it to something else."],
  ["i rewrote the python script", "i rewrote the thing"],
  ["The nurse signed the checklist.", "Somebody did various things."],
  ["We tested the valve twice.", "We kind of tested it, you know, like, somehow."],
];

Deno.test("measureSpecificity() scores the concrete above the vague", () => {
  for (const [concrete, vague] of PAIRS) assert.ok(score(concrete) > score(vague), concrete);
});

Deno.test("measureSpecificity() gives nothing where nothing is named", () => {
  assert.equal(score("We did what we could and it was good for everyone."), 0);
});

Deno.test("measureSpecificity() takes no capitals of headlines and shouting for names", () => {
  const plain = "we made a good plan and it went well for all of us";
  assert.equal(score(plain.toUpperCase()), score(plain));
});

Deno.test("measureSpecificity() counts the same figure once", () => {
  assert.equal(score("It was 40. It was 40."), score("It was 40. It was so."));
});
