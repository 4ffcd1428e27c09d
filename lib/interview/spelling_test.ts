import assert from "node:assert/strict";
import fc from "fast-check";
import { editsBetween, nearestWord, wordsWith } from "./spelling.ts";

const SAID = [
  "team",
  "kubernetes",
  "migration",
  "form",
  "from",
  "garden",
  "warden",
  "k8s",
  "größe",
];

Deno.test("nearestWord() finds what was meant", () => {
  const read = {
    kuberntes: "kubernetes",
    Kubernetse: "kubernetes",
    migratoin: "migration",
    mirgatoin: "migration",
    tema: "team",
    teem: "team",
    grösse: null,
    größé: "größe",
  };
  for (const [typed, meant] of Object.entries(read)) {
    assert.equal(nearestWord(typed, SAID), meant, typed);
  }
});

Deno.test("nearestWord() leaves alone what is short, far, or no word", () => {
  for (const typed of ["tem", "tame", "k8", "k8ss", "te am", "", "2042", "kubrntse", "mgrtn"]) {
    assert.equal(nearestWord(typed, SAID), null, typed);
  }
});

Deno.test("nearestWord() prefers what begins alike, then what comes first", () => {
  assert.equal(nearestWord("warten", ["garden", "warden"]), "warden");
  assert.equal(nearestWord("planti", ["planes", "planted"]), "planted");
  assert.equal(nearestWord("farden", ["garden", "warden"]), "garden");
  assert.equal(nearestWord("farden", ["warden", "garden"]), "warden");
});

/** The definition, without a diagonal. */
function alignment(one: string, other: string): number {
  if (one === "" || other === "") return one.length + other.length;
  const [a, b] = [one.slice(0, -1), other.slice(0, -1)];
  const same = one.at(-1) === other.at(-1) ? 0 : 1;
  const edits = [alignment(a, b) + same, alignment(a, other) + 1, alignment(one, b) + 1];
  if (one.length > 1 && one.at(-1) === other.at(-2) && one.at(-2) === other.at(-1)) {
    edits.push(alignment(one.slice(0, -2), other.slice(0, -2)) + 1);
  }
  return Math.min(...edits);
}

Deno.test("editsBetween() is the optimal string alignment as far as it is asked", () => {
  const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 6 });
  fc.assert(fc.property(word, word, fc.integer({ min: 0, max: 3 }), (one, other, most) => {
    const edits = alignment(one, other);
    assert.equal(editsBetween(one, other, most), edits > most ? Infinity : edits);
  }));
});

Deno.test("wordsWith() gives those that begin so, else those that have it within", () => {
  const words = ["postgresql", "sqlite", "mysql", "queue"];
  assert.deepEqual(wordsWith("sql", words), ["sqlite"]);
  assert.deepEqual(wordsWith("ysq", words), ["mysql"]);
  assert.deepEqual(wordsWith("que", words), ["queue"]);
  assert.deepEqual(wordsWith("qu", words), ["queue"]);
  assert.deepEqual(wordsWith("ue", words), []);
});
