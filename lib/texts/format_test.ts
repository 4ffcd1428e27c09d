import assert from "node:assert/strict";
import { clock, day, fill, plural, relative, size } from "./format.ts";

Deno.test("fill() replaces the names it knows and leaves the others", () => {
  assert.equal(fill("{n} of {count}, {other}", { n: 2, count: 5 }), "2 of 5, {other}");
});

Deno.test("plural() takes the form of the number", () => {
  const forms = { one: "{n} quote", other: "{n} quotes" };
  assert.equal(plural(forms, 1), "1 quote");
  assert.equal(plural(forms, 3), "3 quotes");
});

Deno.test("clock() shows minutes and two digits of seconds", () => {
  assert.equal(clock(0), "0:00");
  assert.equal(clock(108_999), "1:48");
  assert.equal(clock(-5), "0:00");
});

Deno.test("size() counts in decimal units", () => {
  assert.deepEqual([999, 41_400, 1_250_000].map(size), ["999 B", "41 kB", "1.3 MB"]);
});

Deno.test("day() names the day in UTC", () => {
  assert.equal(day(new Date("2026-11-22T23:59:00Z")), "22 November 2026");
});

Deno.test("relative() takes the largest unit that fits", () => {
  const now = new Date("2026-11-22T12:00:00Z");
  const after = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
  assert.equal(relative(after(0.5), now), "in 30 minutes");
  assert.equal(relative(after(23), now), "in 23 hours");
  assert.equal(relative(after(72), now), "in 3 days");
});
