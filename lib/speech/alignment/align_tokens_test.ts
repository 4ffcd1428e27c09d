import assert from "node:assert/strict";
import { alignTokens } from "./align_tokens.ts";

const words = (count: number) => Array.from({ length: count }, (_, n) => `w${n}w`);

Deno.test("alignTokens() follows a few changes through a text of any length", () => {
  const from = words(6000);
  const to = from.toSpliced(3000, 2).toSpliced(10, 0, "new", "words");
  const kept = alignTokens(from, to).filter((pair) =>
    pair.from !== null && pair.to !== null && from[pair.from] === to[pair.to]
  );
  assert.equal(kept.length, 5998);
});

Deno.test("alignTokens() of long texts looks only near where a word would be", () => {
  const from = words(6000);
  const to = [...from.slice(3000), ...from.slice(0, 3000)];
  const pairs = alignTokens(from, to);
  assert.equal(pairs.filter((pair) => pair.from !== null).length, 6000);
  const far = pairs.filter((pair) =>
    pair.from !== null && pair.to !== null && Math.abs(pair.from - pair.to) > 200
  );
  assert.equal(far.length, 0);
});
