import assert from "node:assert/strict";
import { QUESTION_TYPES } from "../../coach/mod.ts";
import { LEVELS, ROLE_FAMILIES } from "../types.ts";
import { QUESTION_BANK } from "./questions.ts";

const SLOGANS =
  /\b(fit|confiden(t|ce)|personality|accent|married|religio\w*|pregnan\w*|nationality)\b/i;

Deno.test("QUESTION_BANK has at least 40 questions of each type, at every level", () => {
  for (const type of QUESTION_TYPES) {
    const ofType = QUESTION_BANK.filter((question) => question.type === type);
    assert.ok(ofType.length >= 40, `${type}: ${ofType.length}`);
    for (const level of LEVELS) {
      const share = ofType.filter((question) => question.level === level).length / ofType.length;
      assert.ok(share >= 0.15, `${type} ${level}: ${share}`);
    }
  }
});

Deno.test("QUESTION_BANK gives each id and each text once", () => {
  assert.equal(new Set(QUESTION_BANK.map(({ id }) => id)).size, QUESTION_BANK.length);
  assert.equal(new Set(QUESTION_BANK.map(({ text }) => text)).size, QUESTION_BANK.length);
});

Deno.test("QUESTION_BANK ids carry their type and never change their form", () => {
  for (const { id, type } of QUESTION_BANK) {
    assert.match(id, /^(behavioral|technical|situational|cultural)-\d{3}$/);
    assert.ok(id.startsWith(type), id);
  }
});

Deno.test("QUESTION_BANK texts can be read aloud and on a phone", () => {
  for (const { id, text, shows } of QUESTION_BANK) {
    assert.ok(text.length >= 30 && text.length <= 140, `${id}: ${text.length}`);
    assert.match(text, /[.?]$/, id);
    assert.ok(shows.length >= 2 && shows.length <= 4, id);
    for (const line of shows) assert.ok(line.length >= 15 && line.length <= 90, `${id}: ${line}`);
  }
});

Deno.test("QUESTION_BANK asks about nothing that an interview must not ask", () => {
  for (const { id, text, shows } of QUESTION_BANK) {
    assert.doesNotMatch([text, ...shows].join(" "), SLOGANS, id);
  }
});

Deno.test("QUESTION_BANK says each thing once", () => {
  const bags = QUESTION_BANK.map(({ id, text }) => ({ id, words: wordsOf(text) }));
  for (const [index, one] of bags.entries()) {
    for (const other of bags.slice(index + 1)) {
      const alike = jaccard(one.words, other.words);
      assert.ok(alike < 0.7, `${one.id} and ${other.id}: ${alike}`);
    }
  }
});

Deno.test("QUESTION_BANK has ten questions of each type for each family, some its own", () => {
  for (const type of QUESTION_TYPES) {
    for (const family of ROLE_FAMILIES) {
      const own = QUESTION_BANK.filter((question) =>
        question.type === type && question.families.includes(family)
      );
      const general = QUESTION_BANK.filter((question) =>
        question.type === type && question.families.includes("general")
      );
      assert.ok(own.length >= (type === "cultural" ? 1 : 2), `${type} ${family}: ${own.length}`);
      assert.ok(own.length + general.length >= 10, `${type} ${family}`);
    }
  }
});

Deno.test("QUESTION_BANK asks technical questions that belong to the role's own work", () => {
  for (const family of ROLE_FAMILIES) {
    const own = QUESTION_BANK.filter((question) =>
      question.type === "technical" && question.families.includes(family)
    );
    assert.ok(own.length >= 4, `${family}: ${own.length}`);
  }
});

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\d]+/gu));
}

function jaccard(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  return one.intersection(other).size / one.union(other).size;
}
