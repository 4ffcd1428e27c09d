import assert from "node:assert/strict";
import { plainWords, readSearch, replaceWords, tidySearch } from "./search_query.ts";

Deno.test("tidySearch() keeps what can be searched for", () => {
  assert.equal(tidySearch("  cut\u0000cost "), "cut cost");
  assert.equal(tidySearch(" -'\" "), null);
  assert.equal(tidySearch("🚀"), null);
  assert.equal(tidySearch("\ud800x"), "\ufffdx");
  assert.equal(tidySearch(`${"a".repeat(199)}🚀`)!.isWellFormed(), true);
});

Deno.test("readSearch() splits off the word that is being typed", () => {
  assert.deepEqual(readSearch("cut cost"), { words: "cut", prefix: "cost", join: "and" });
  assert.deepEqual(readSearch("cost"), { words: "", prefix: "cost", join: "and" });
  assert.deepEqual(readSearch("cut or co"), { words: "cut", prefix: "co", join: "or" });
  assert.deepEqual(readSearch('"cut cost"'), { words: '"cut cost"', prefix: null, join: "and" });
  assert.deepEqual(readSearch('"cut cost'), { words: '"cut cost', prefix: null, join: "and" });
  assert.deepEqual(readSearch("cut -cost"), { words: "cut -cost", prefix: null, join: "and" });
});

Deno.test("plainWords() are neither in phrases nor excluded, and letters alone", () => {
  const text = 'Cut, "of cost" -time -"by half" node.js k8s 40% über x"y z" OR cost.';
  assert.deepEqual(plainWords(text), ["cut", "über", "x", "or", "cost"]);
  assert.deepEqual(plainWords('cut "cost of'), ["cut"]);
});

Deno.test("replaceWords() leaves everything else as it is typed", () => {
  const others = new Map([["cost", "costs"], ["cut", "$&"]]);
  assert.equal(
    replaceWords('Cut  "cost" -cost or COST.', others),
    '$&  "cost" -cost or costs.',
  );
});
