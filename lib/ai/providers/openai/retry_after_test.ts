import assert from "node:assert/strict";
import { retryAfterMs } from "./retry_after.ts";

const NOW = Date.UTC(2026, 0, 1, 12);

const read = (headers: Record<string, string>) => retryAfterMs(new Headers(headers), NOW);

Deno.test("retryAfterMs() reads seconds", () => {
  assert.equal(read({ "retry-after": "120" }), 120_000);
  assert.equal(read({ "retry-after": "0" }), 0);
  assert.equal(read({ "retry-after": "7.66" }), 7660);
});

Deno.test("retryAfterMs() takes OpenAI's milliseconds before seconds, where they can be read", () => {
  assert.equal(read({ "retry-after-ms": "1500" }), 1500);
  assert.equal(read({ "retry-after-ms": "1500.2", "retry-after": "2" }), 1501);
  assert.equal(read({ "retry-after-ms": "soon", "retry-after": "2" }), 2000);
});

Deno.test("retryAfterMs() holds a date against the response's Date, or against the clock", () => {
  const until = "Thu, 01 Jan 2026 12:00:30 GMT";
  assert.equal(read({ "retry-after": until }), 30_000);
  assert.equal(read({ "retry-after": until, date: "Thu, 01 Jan 2026 12:00:20 GMT" }), 10_000);
  assert.equal(read({ "retry-after": until, date: "no date" }), 30_000);
});

Deno.test("retryAfterMs() asks for no wait where the date is past", () => {
  assert.equal(read({ "retry-after": "Thu, 01 Jan 2026 11:00:00 GMT" }), 0);
});

Deno.test("retryAfterMs() gives nothing for what is neither", () => {
  const others = ["", "soon", "-3", "1e3", "2026-01-01T12:00:30Z", "Thu, someday GMT"];
  for (const other of others) assert.equal(read({ "retry-after": other }), undefined, other);
  assert.equal(read({}), undefined);
});
