import assert from "node:assert/strict";
import { ManualClock } from "../../../tests/support/manual_clock.ts";
import { PAID_MODEL } from "../../../tests/support/runs.ts";
import { ProviderError, type ProviderErrorOptions } from "../spec/errors.ts";
import { HealthRecord } from "./health.ts";
import type { Report } from "./verdict.ts";

function testHealth() {
  const clock = new ManualClock();
  const health = new HealthRecord({ clock, random: () => 1, breaking: true });
  const record = health.record(PAID_MODEL.id);
  const report = (report: Partial<Report>) =>
    record.enter().leave({
      outcome: "won",
      error: null,
      firstTextMs: null,
      totalMs: 900,
      longestPauseMs: null,
      ...report,
    });
  const fail = (options: Omit<ProviderErrorOptions, "model">) =>
    report({ outcome: "failed", error: new ProviderError("no", { model: "a", ...options }) });
  return { clock, health, record, report, fail, view: () => health.of(PAID_MODEL.id) };
}

Deno.test("Health of a model that was never asked is good", () => {
  assert.deepEqual(testHealth().health.of("never asked"), {
    state: "closed",
    inFlight: 0,
    firstText: null,
    total: null,
    errorRate: 0,
    calls: 0,
    cooldownUntilMs: null,
  });
});

Deno.test("Health counts calls under way, each once, up to the model's concurrency", () => {
  const { record, view } = testHealth();
  const passes = Array.from({ length: PAID_MODEL.concurrency }, () => record.enter());
  assert.equal(record.isFree(PAID_MODEL), false);
  passes[0]!.leave(null);
  passes[0]!.leave(null);
  assert.equal(view().inFlight, PAID_MODEL.concurrency - 1);
  assert.equal(record.isFree(PAID_MODEL), true);
});

Deno.test("Health tells when a place becomes free", async () => {
  const { health, record } = testHealth();
  const pass = record.enter();
  const { left } = health;
  pass.leave(null);
  await left;
});

Deno.test("Health cools a model for as long as it asked, five minutes at most", async () => {
  const { clock, record, fail, view } = testHealth();
  fail({ kind: "rate_limited", status: 429, retryAfterMs: 3_000 });
  assert.equal(view().cooldownUntilMs, 3_000);
  fail({ kind: "overloaded", status: 503, retryAfterMs: 1_000 });
  assert.equal(record.waitMs, 3_000);
  clock.jump(3_600_000);
  assert.equal(record.isFree(PAID_MODEL), false);
  await clock.advance(3_000);
  assert.equal(view().cooldownUntilMs, null);
  assert.equal(record.isFree(PAID_MODEL), true);
  fail({ kind: "rate_limited", status: 429, retryAfterMs: 3_600_000 });
  assert.equal(record.waitMs, 300_000);
});

Deno.test("Health leaves a model alone when its key is wrong, not when one request is", () => {
  for (const status of [401, 402, 403, 404]) {
    const { record, fail } = testHealth();
    fail({ kind: "rejected", status });
    assert.equal(record.waitMs, 300_000, String(status));
  }
  for (const status of [400, 413, 422, undefined]) {
    const { record, fail, view } = testHealth();
    for (let n = 0; n < 10; n++) fail({ kind: "rejected", status });
    assert.equal(record.waitMs, 0, String(status));
    assert.equal(view().calls, 0);
  }
});

Deno.test("Health opens the breaker for faults, and says until when", () => {
  for (const kind of ["overloaded", "unreachable", "timeout", "malformed"] as const) {
    const { fail, view } = testHealth();
    for (let n = 0; n < 5; n++) fail({ kind });
    assert.deepEqual([view().state, view().cooldownUntilMs], ["open", 5_000], kind);
  }
  const { fail, view } = testHealth();
  for (let n = 0; n < 10; n++) fail({ kind: "rate_limited", retryAfterMs: 1 });
  assert.equal(view().state, "closed");
});

Deno.test("Health hears nothing in calls that were aborted, excused or never made", () => {
  const { record, report, view } = testHealth();
  for (let n = 0; n < 10; n++) {
    report({ outcome: "aborted" });
    report({ outcome: "failed" });
    report({ outcome: "lost" });
    record.enter().leave(null);
  }
  assert.equal(view().calls, 0);
  assert.equal(view().firstText, null);
});

Deno.test("Health hears a sign of life in a call that was aborted after its first text", async () => {
  const { clock, report, fail, view } = testHealth();
  for (let n = 0; n < 4; n++) fail({ kind: "unreachable" });
  report({ outcome: "aborted", firstTextMs: 100 });
  fail({ kind: "unreachable" });
  assert.equal(view().state, "closed");
  for (let n = 0; n < 4; n++) fail({ kind: "unreachable" });
  await clock.advance(5_000);
  report({ outcome: "aborted", firstTextMs: 100 });
  assert.equal(view().state, "closed");
});

Deno.test("Health measures whole texts, and how long was waited for calls that were given up", () => {
  const { report, fail, view } = testHealth();
  report({ firstTextMs: 100, totalMs: 900 });
  fail({ kind: "timeout" });
  report({ outcome: "broken", firstTextMs: 300, totalMs: 400 });
  assert.deepEqual(view().firstText, { p50: 300, p95: 900, p99: 900 });
  assert.deepEqual(view().total, { p50: 900, p95: 900, p99: 900 });
});

Deno.test("Health leaves a model alone again when its probe loses without a word", async () => {
  const { clock, report, fail, view } = testHealth();
  for (let n = 0; n < 5; n++) fail({ kind: "unreachable" });
  await clock.advance(5_000);
  report({ outcome: "lost", totalMs: 2_100 });
  assert.deepEqual([view().state, view().cooldownUntilMs], ["open", 15_000]);
});

Deno.test("Health suspects a model that it knows well and that keeps losing without a word", () => {
  const { report, view } = testHealth();
  for (let n = 0; n < 100; n++) report({ firstTextMs: 200 });
  for (let n = 0; n < 5; n++) report({ outcome: "lost", totalMs: 150 });
  assert.equal(view().state, "closed");
  for (let n = 0; n < 5; n++) report({ outcome: "lost", totalMs: 700 });
  assert.equal(view().state, "open");
  assert.deepEqual(view().firstText, { p50: 200, p95: 200, p99: 700 });
});

Deno.test("Health leaves a model alone while its calls are overdue, before any of them is over", async () => {
  const { clock, record, report, view } = testHealth();
  for (let n = 0; n < 20; n++) report({ firstTextMs: 200 });
  const passes = Array.from({ length: 5 }, () => record.enter());
  for (const pass of passes.slice(0, 4)) {
    pass.overdue();
    pass.overdue();
  }
  assert.deepEqual([view().state, view().errorRate], ["closed", 0]);
  passes[4]!.overdue();
  assert.equal(view().state, "open");
  for (const pass of passes) {
    pass.leave({
      outcome: "lost",
      error: null,
      firstTextMs: null,
      totalMs: 900,
      longestPauseMs: null,
    });
  }
  await clock.advance(5_000);
  assert.equal(view().state, "half_open");
});

Deno.test("Health takes a text that came late for an answer, in a row with others", () => {
  const { record, report, view } = testHealth();
  for (let n = 0; n < 20; n++) report({ firstTextMs: 200 });
  for (let n = 0; n < 10; n++) {
    const pass = record.enter();
    pass.overdue();
    pass.leave({
      outcome: "won",
      error: null,
      firstTextMs: 700,
      totalMs: 900,
      longestPauseMs: null,
    });
  }
  assert.deepEqual([view().state, view().errorRate, view().calls], ["closed", 0, 30]);
});

Deno.test("Health makes nothing of silence while it knows little of a model that has answered", () => {
  const { record, report, view } = testHealth();
  report({ firstTextMs: 200 });
  for (let n = 0; n < 5; n++) record.enter().overdue();
  assert.equal(view().state, "closed");
  const never = testHealth();
  for (let n = 0; n < 5; n++) never.record.enter().overdue();
  assert.equal(never.view().state, "open");
});
