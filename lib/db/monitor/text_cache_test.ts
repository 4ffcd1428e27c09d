import assert from "node:assert/strict";
import { TextCache } from "./text_cache.ts";

Deno.test("TextCache finds texts again, kept or hashed, short or long", () => {
  const cache = new TextCache<number>();
  const texts = ["select $1", "select 'x'", `select ${"a, ".repeat(5_000)}b`, "sélect ü"];
  texts.forEach((text, at) => cache.set(text, at, { hashed: at === 1 }));
  assert.deepEqual(texts.map((text) => cache.get(text)), [0, 1, 2, 3]);
  assert.equal(cache.get("select $2"), undefined);
});

Deno.test("TextCache forgets what was not used for long, and keeps what was", () => {
  const cache = new TextCache<number>();
  cache.set("often", 1, { hashed: false });
  cache.set("once", 2, { hashed: true });
  for (let at = 0; at < 5_000; at++) {
    cache.set(`select ${at}`, at, { hashed: at % 2 === 0 });
    assert.equal(cache.get("often"), 1);
  }
  assert.equal(cache.get("once"), undefined);
  assert.equal(cache.get("select 0"), undefined);
});

Deno.test("TextCache keeps so many characters and no more", () => {
  const cache = new TextCache<number>();
  const textAt = (at: number) => `select ${at} ${"x".repeat(9_000)}`;
  for (let at = 0; at < 300; at++) cache.set(textAt(at), at, { hashed: false });
  const kept = Array.from({ length: 300 }, (_, at) => at)
    .filter((at) => cache.get(textAt(at)) !== undefined);
  assert.ok(kept.includes(299) && kept.length * 9_000 <= 1_100_000, `${kept.length} are kept`);
});
