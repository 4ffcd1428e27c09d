/** Callers who abort or leave, and many runs at once: each attempt is settled exactly once, and no place is lost. */
import assert from "node:assert/strict";
import { ManualClock } from "../../../tests/support/manual_clock.ts";
import { seededRandom } from "../../random.ts";
import type { Attempt } from "../spec/execution.ts";
import type { Model } from "../spec/model.ts";
import { END, HANG, type Script } from "./__fixtures__/scripted.ts";
import { endOf, modelOf, testRun } from "./__fixtures__/test_run.ts";

const OK: Script = ["ok", END];

/** What is set aside and settled, by reservation. */
function testAccounts() {
  const settled: Attempt[][] = [];
  const admit = (_: Model, __: number) => {
    const attempts: Attempt[] = [];
    settled.push(attempts);
    return Promise.resolve({
      settle: async (attempt: Attempt) => void await attempts.push(attempt),
    });
  };
  return { settled, admit };
}

Deno.test("execute() ends its calls when it is aborted, settles them, and asks nobody again", async () => {
  const scripts = { a: [[HANG]], b: [[HANG]] };
  // While it waits for a first text, with a hedge, and in the middle of a text.
  for (
    const [waitMs, script, story] of [
      [1_000, [HANG], ["primary a aborted"]],
      [2_500, [HANG], ["primary a aborted", "hedge b aborted"]],
      [1_000, ["one ", HANG], ["primary a aborted"]],
    ] as const
  ) {
    const clock = new ManualClock();
    const test = testRun({ clock, scripts: { ...scripts, a: [script] } });
    const caller = new AbortController();
    const events = assert.rejects(test.all(caller.signal), /gone/);
    await clock.advance(waitMs);
    caller.abort(new Error("gone"));
    await events;
    assert.deepEqual(test.story(), story);
    assert.ok(test.provider.calls.every(({ signal }) => signal.aborted));
    assert.deepEqual(test.faults, []);
    assert.equal(test.executor.health.of("a").errorRate, 0);
    assert.equal(test.executor.health.of("a").inFlight, 0);
    await clock.advance(60_000);
    assert.equal(test.provider.calls.length, story.length);
    assert.equal(clock.sleeping, 0);
  }
});

Deno.test("execute() is aborted at once during a back-off, and while it waits for a place", async () => {
  const clock = new ManualClock();
  const limited: Script = [{ fail: { kind: "rate_limited", retryAfterMs: 10_000 } }];
  const test = testRun({ clock, scripts: { a: [limited] } });
  const full = testRun({ clock, scripts: { a: [OK] }, models: [modelOf("a", { concurrency: 0 })] });
  for (const { all, provider } of [test, full]) {
    const caller = new AbortController();
    const events = assert.rejects(all(caller.signal), /gone/);
    await clock.advance(1_000);
    const asked = provider.calls.length;
    caller.abort(new Error("gone"));
    await events;
    await clock.advance(60_000);
    assert.equal(provider.calls.length, asked);
    assert.equal(clock.sleeping, 0);
  }
});

Deno.test("execute() is aborted while money is set aside; what comes late is given back", async () => {
  const clock = new ManualClock();
  const slow = Promise.withResolvers<void>();
  const outcomes: string[] = [];
  const settle = (attempt: Attempt) => Promise.resolve(void outcomes.push(attempt.outcome));
  const admit = async () => {
    await slow.promise;
    return { settle };
  };
  const test = testRun({ clock, scripts: { a: [OK] }, plan: { admit } });
  const caller = new AbortController();
  const events = assert.rejects(test.all(caller.signal), /gone/);
  await clock.advance(0);
  caller.abort(new Error("gone"));
  await events;
  slow.resolve();
  await clock.advance(0);
  assert.deepEqual(outcomes, ["aborted"]);
  assert.deepEqual(test.faults, []);
  assert.deepEqual(test.provider.calls, []);
  assert.equal(test.executor.health.of("a").inFlight, 0);
});

Deno.test("execute() settles when its caller aborts and never reads again", async () => {
  const clock = new ManualClock();
  const test = testRun({ clock, scripts: { a: [["one ", HANG]] } });
  const caller = new AbortController();
  await test.start(caller.signal).next();
  caller.abort();
  await clock.advance(0);
  assert.deepEqual(test.story(), ["primary a aborted"]);
  assert.equal(test.provider.calls[0]!.signal.aborted, true);
});

Deno.test("execute() ends and settles what it has under way when its caller stops reading", async () => {
  const test = testRun({ clock: new ManualClock(), scripts: { a: [["one ", "two ", HANG]] } });
  for await (const event of test.start()) if (event.type === "text") break;
  assert.deepEqual(test.story(), ["primary a aborted"]);
  assert.deepEqual(test.settled[0]!.usage, {
    inputTokens: 5,
    cachedInputTokens: 0,
    outputTokens: 1,
    estimated: true,
  });
  assert.equal(test.provider.calls[0]!.signal.aborted, true);
  assert.equal(test.executor.health.of("a").inFlight, 0);
});

Deno.test("execute() leaves nothing behind on a signal that outlives it", async () => {
  const { signal } = new AbortController();
  let listening = 0;
  const { addEventListener, removeEventListener } = signal;
  Object.assign(signal, {
    addEventListener(...args: Parameters<typeof addEventListener>) {
      listening += 1;
      addEventListener.apply(signal, args);
    },
    removeEventListener(...args: Parameters<typeof removeEventListener>) {
      listening -= 1;
      removeEventListener.apply(signal, args);
    },
  });
  const test = testRun({ clock: new ManualClock(), scripts: { a: [OK] } });
  const events = test.start(signal);
  await events.next();
  assert.equal(listening, 1);
  for await (const event of events) assert.equal(event.type, "end");
  assert.ok(listening <= 0, String(listening));
});

/** One of the ways in which calls go. */
function drawScript(random: () => number): Script {
  const waitMs = Math.floor(random() * 3_000);
  const kinds: readonly Script[] = [
    [{ waitMs }, "one ", "two", END],
    [{ waitMs }, "one ", { waitMs: 500 }, "two", END],
    [{ waitMs }, "one ", { fail: { kind: "unreachable" } }],
    [{ waitMs: waitMs / 10 }, { fail: { kind: "overloaded", status: 503 } }],
    [{ fail: { kind: "rate_limited", status: 429, retryAfterMs: waitMs } }],
    ["one ", HANG],
    [HANG],
    [{ waitMs }, "one "],
    [{ waitMs }, "one ", { end: "length" }],
    [{ throws: new Error("bug") }],
  ];
  return kinds[Math.floor(random() * kinds.length)]!;
}

Deno.test("execute() settles each attempt of 200 runs at once exactly once, and leaks no place", async () => {
  const clock = new ManualClock();
  const random = seededRandom(7);
  const scriptsOf = () => Array.from({ length: 600 }, () => drawScript(random));
  const { settled, admit } = testAccounts();
  const models = ["a", "b", "c", "coach"].map((id) => modelOf(id, { concurrency: 60 }));
  const test = testRun({
    clock,
    scripts: { a: scriptsOf(), b: scriptsOf(), c: scriptsOf(), coach: [OK] },
    models,
    plan: { admit },
  });
  const ends: string[] = [];
  const read = async (at: number) => {
    const caller = new AbortController();
    if (at % 10 === 0) clock.sleep(at * 20).then(() => caller.abort(new Error("gone")));
    try {
      for await (const event of test.start(caller.signal)) {
        if (at % 10 === 1 && event.type === "text") return;
        if (event.type === "end") ends.push(endOf([event]));
      }
    } catch (error) {
      assert.equal((error as Error).message, "gone");
    }
  };
  const runs = Promise.all(Array.from({ length: 200 }, (_, at) => read(at)));
  await clock.advance(60_000);
  await runs;
  assert.ok(test.provider.calls.length > 250, String(test.provider.calls.length));
  assert.deepEqual(settled.filter((attempts) => attempts.length !== 1), []);
  assert.equal(settled.length, test.provider.calls.length);
  for (const { id } of models) assert.equal(test.executor.health.of(id).inFlight, 0, id);
  // With the coach behind them no run fails: all that were read to the end have a text.
  assert.ok(ends.length >= 160, String(ends.length));
  assert.deepEqual(ends.filter((end) => end.startsWith("failed")), []);
  assert.equal(clock.sleeping, 0);
});

Deno.test("execute() books each call that its provider saw, whenever the abort comes", async () => {
  for (let turns = 0; turns < 16; turns++) {
    const caller = new AbortController();
    const settled: Attempt[] = [];
    const abort = async () => {
      for (let turn = 0; turn < turns; turn++) await null;
      caller.abort(new Error("gone"));
    };
    const admit = () => {
      abort();
      return Promise.resolve({
        settle: async (attempt: Attempt) => void await settled.push(attempt),
      });
    };
    const clock = new ManualClock();
    const { all, provider } = testRun({ clock, scripts: { a: [[HANG]] }, plan: { admit } });
    await assert.rejects(all(caller.signal), /gone/);
    const paid = settled.filter(({ usage }) => usage.inputTokens > 0);
    assert.equal(paid.length, provider.calls.length, `aborted after ${turns} turns`);
  }
});
