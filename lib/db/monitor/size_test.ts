import assert from "node:assert/strict";
import { estimateBytes } from "./size.ts";

Deno.test("estimateBytes() adds up what the values of a row take", () => {
  const row = { text: "four", n: 1.5, yes: true, none: null, at: new Date(), list: ["ab", "c"] };
  assert.equal(estimateBytes([row]), 4 + 8 + 1 + 0 + 8 + 3);
  assert.equal(estimateBytes([{ payload: new Uint8Array(500) }]), 500);
  assert.equal(estimateBytes([]), 0);
});

Deno.test("estimateBytes() takes other rows for the mean of a few", () => {
  const rows = Array.from({ length: 1_000 }, (_, at) => ({ text: "x".repeat(at) }));
  const exact = 1_000 * 999 / 2;
  assert.ok(Math.abs(estimateBytes(rows) / exact - 1) < 0.3, String(estimateBytes(rows)));
});

Deno.test("estimateBytes() looks into so much of a large document and no more", () => {
  let looked = 0;
  const document = new Proxy(Array.from({ length: 10_000 }, () => "x"), {
    get(target, key) {
      looked++;
      return Reflect.get(target, key);
    },
  });
  assert.ok(estimateBytes([{ document }]) > 0);
  assert.ok(looked < 100, `${looked} values`);
});
