/** Hedges: when they come, who wins, and what becomes of the other. */
import assert from "node:assert/strict";
import { ManualClock } from "../../../tests/support/manual_clock.ts";
import { END, HANG, type Script } from "./__fixtures__/scripted.ts";
import { endOf, modelOf, shown, testRun } from "./__fixtures__/test_run.ts";

const after = (waitMs: number, text: string): Script => [{ waitMs }, text, END];

Deno.test("execute() hedges a slow model with the next: the first text wins, both are settled once", async () => {
  const clock = new ManualClock();
  const test = testRun({
    clock,
    scripts: { a: [[HANG]], b: [[{ waitMs: 100 }, "b", { waitMs: 100 }, "b", END]] },
  });
  const events = test.all();
  await clock.advance(1_999);
  assert.equal(test.provider.calls.length, 1);
  await clock.advance(1);
  assert.equal(test.provider.calls.length, 2);
  await clock.advance(100);
  // The loser is ended at once, not when the text is whole.
  assert.deepEqual(test.provider.calls.map(({ signal }) => signal.aborted), [true, false]);
  await clock.advance(100);
  assert.equal(shown(await events), "bb");
  assert.equal(endOf(await events), "complete stop b");
  assert.deepEqual(test.story(), ["primary a lost", "hedge b won"]);
  const [lost] = test.settled;
  assert.deepEqual(lost!.usage, {
    inputTokens: 5,
    cachedInputTokens: 0,
    outputTokens: 0,
    estimated: true,
  });
  assert.equal(lost!.totalMs, 2_100);
  assert.deepEqual(test.faults, []);
  assert.equal(clock.sleeping, 0);
});

Deno.test("execute() ends the hedge when the slow model is the first after all", async () => {
  const clock = new ManualClock();
  const test = testRun({ clock, scripts: { a: [after(2_050, "a")], b: [after(100, "b")] } });
  const events = test.all();
  await clock.advance(2_050);
  assert.equal(shown(await events), "a");
  assert.deepEqual(test.story(), ["primary a won", "hedge b lost"]);
  assert.equal(test.provider.callsOf("b")[0]!.signal.aborted, true);
});

Deno.test("execute() hedges at the 95th percentile once it knows the model", async () => {
  const clock = new ManualClock();
  const quick = Array<Script>(20).fill(after(300, "a"));
  const test = testRun({ clock, scripts: { a: [...quick, [HANG]], b: [["b", END]] } });
  for (let n = 0; n < 20; n++) {
    const events = test.all();
    await clock.advance(300);
    await events;
  }
  const begun = clock.monotonic();
  const events = test.all();
  await clock.advance(300);
  assert.equal(endOf(await events), "complete stop b");
  assert.equal(test.provider.callsOf("b")[0]!.at - begun, 300);
});

Deno.test("execute() hedges with the same model where there is no other, never with the coach", async () => {
  const clock = new ManualClock();
  const scripts = { a: [[HANG], ["again", END]], coach: [["coached", END]] };
  const test = testRun({ clock, scripts });
  const events = test.all();
  await clock.advance(2_000);
  assert.equal(shown(await events), "again");
  assert.deepEqual(test.story(), ["primary a lost", "hedge a won"]);

  const full = testRun({ clock, scripts, models: [modelOf("a", { concurrency: 1 })] });
  const waiting = full.all();
  await clock.advance(3_999);
  assert.equal(full.provider.calls.length, 1);
  await clock.advance(1);
  assert.equal(endOf(await waiting), "failed timeout");
});

Deno.test("execute() hedges with no model that is unwell, full or over budget", async () => {
  const clock = new ManualClock();
  const settle = () => Promise.resolve();
  const test = testRun({
    clock,
    scripts: { a: [[HANG]], b: [["b", END]], c: [["c", END]] },
    models: [modelOf("a", { concurrency: 1 }), modelOf("b"), modelOf("c", { concurrency: 0 })],
    plan: { admit: ({ id }) => Promise.resolve(id === "b" ? null : { settle }) },
  });
  const events = test.all();
  await clock.advance(4_000);
  assert.equal(endOf(await Promise.race([events, Promise.resolve([])])), "none");
  await clock.advance(26_000);
  assert.equal(endOf(await events), "failed timeout");
  assert.deepEqual(test.provider.calls.map(({ request }) => request.model.id), ["a"]);
});

Deno.test("execute() hedges with no model that is still to be probed", async () => {
  const clock = new ManualClock();
  const refuses: Script = [{ fail: { kind: "rejected" } }];
  const down: Script = [{ fail: { kind: "unreachable" } }];
  const test = testRun({ clock, scripts: { a: [refuses, refuses, [HANG]], b: [down] } });
  for (let n = 0; n < 2; n++) {
    const events = test.all();
    await clock.advance(30_000);
    assert.equal(endOf(await events), "failed unreachable");
  }
  assert.equal(test.executor.health.of("b").state, "half_open");
  const events = test.all();
  await clock.advance(2_000);
  assert.deepEqual(test.provider.calls.slice(-2).map(({ request }) => request.model.id), [
    "a",
    "a",
  ]);
  await clock.advance(28_000);
  await events;
});

/** A run's probe of "a", which had been unreachable five times, beside "b", which writes for 3 s. */
async function probing(probe: Script) {
  const clock = new ManualClock();
  const down = Array<Script>(5).fill([{ fail: { kind: "unreachable" } }]);
  const b: Script = [{ waitMs: 100 }, "b", { waitMs: 3_000 }, END];
  const test = testRun({ clock, scripts: { a: [...down, probe], b: [b] } });
  for (let n = 0; n < 2; n++) {
    const events = test.all();
    await clock.advance(5_000);
    await events;
  }
  await clock.advance(5_000);
  assert.equal(test.executor.health.of("a").state, "half_open");
  test.settled.length = 0;
  const begun = clock.monotonic();
  const events = test.all();
  await clock.advance(4_000);
  await events;
  const [first, second] = test.provider.calls.slice(-2);
  assert.deepEqual([first!.request.model.id, second!.request.model.id], ["a", "b"]);
  assert.equal(second!.at - begun, 500);
  assert.equal(clock.sleeping, 0);
  return { ...test, state: () => test.executor.health.of("a").state };
}

Deno.test("execute() asks another model soon beside a probe, and leaves the probed one alone if it is silent", async () => {
  const { story, state, settled } = await probing([HANG]);
  assert.deepEqual(story(), ["primary a lost", "fallback b won"]);
  assert.equal(settled[0]!.totalMs, 2_000);
  assert.equal(state(), "open");
});

Deno.test("execute() finds out that a probed model is back though another was faster", async () => {
  const { story, state, settled } = await probing(after(1_500, "a"));
  assert.deepEqual(story(), ["primary a lost", "fallback b won"]);
  assert.equal(settled[0]!.firstTextMs, 1_500);
  assert.equal(state(), "closed");
});

Deno.test("execute() hedges with no model that failed in this run", async () => {
  const broken: Script = ["one ", { fail: { kind: "unreachable" } }];
  const clock = new ManualClock();
  const test = testRun({ clock, scripts: { a: [broken], b: [[HANG], ["two", END]] } });
  const events = test.all();
  await clock.advance(2_000);
  assert.equal(shown(await events), "one two");
  assert.deepEqual(test.story(), [
    "primary a broken unreachable",
    "continuation b lost",
    "hedge b won",
  ]);
});

Deno.test("execute() waits for a hedge whose money is being set aside when the first fails", async () => {
  const clock = new ManualClock();
  const fails: Script = [{ waitMs: 2_050 }, { fail: { kind: "overloaded", status: 500 } }];
  const settle = () => Promise.resolve();
  const test = testRun({
    clock,
    scripts: { a: [fails], b: [["b", END]] },
    plan: { admit: ({ id }) => clock.sleep(id === "b" ? 100 : 0).then(() => ({ settle })) },
  });
  const events = test.all();
  await clock.advance(2_100);
  assert.equal(shown(await events), "b");
  assert.equal(test.provider.callsOf("a").length, 1);
});

Deno.test("execute() waits for the hedge when the first fails, and retries only when both have", async () => {
  const clock = new ManualClock();
  const fails: Script = [{ waitMs: 2_500 }, { fail: { kind: "overloaded", status: 500 } }];
  const test = testRun({ clock, scripts: { a: [fails], b: [after(1_000, "b")] } });
  const events = test.all();
  await clock.advance(3_000);
  assert.equal(shown(await events), "b");
  assert.deepEqual(test.story(), ["primary a failed overloaded", "hedge b won"]);

  const both = testRun({ clock, scripts: { a: [fails, ["again", END]], b: [fails] } });
  const again = both.all();
  await clock.advance(6_000);
  assert.equal(shown(await again), "again");
  assert.deepEqual(both.story(), [
    "primary a failed overloaded",
    "hedge b failed overloaded",
    "retry a won",
  ]);
});

Deno.test("execute() gives a hedge's money back when the text comes while it is set aside", async () => {
  const clock = new ManualClock();
  const slow = Promise.withResolvers<void>();
  const booked: string[] = [];
  const test = testRun({
    clock,
    scripts: { a: [[{ waitMs: 2_100 }, "a", { waitMs: 100 }, END]], b: [["b", END]] },
    plan: {
      admit: async ({ id }) => {
        if (id === "b") await slow.promise;
        return {
          settle: ({ outcome, usage }) => {
            booked.push(`${id} ${outcome} ${usage.inputTokens}`);
            return Promise.resolve();
          },
        };
      },
    },
  });
  const events = test.all();
  await clock.advance(2_150);
  slow.resolve();
  await clock.advance(0);
  assert.deepEqual(booked, ["b lost 0"]);
  await clock.advance(50);
  assert.equal(shown(await events), "a");
  assert.deepEqual(booked, ["b lost 0", "a won 5"]);
  assert.equal(test.provider.callsOf("b").length, 0);
  assert.equal(test.executor.health.of("b").inFlight, 0);
});

Deno.test("execute() bounds hedges to a twentieth of the calls and a floor", async () => {
  const clock = new ManualClock();
  const test = testRun({
    clock,
    scripts: { a: [after(2_100, "a")], b: [after(1_000, "b")] },
    models: [modelOf("a", { concurrency: 200 }), modelOf("b", { concurrency: 200 })],
  });
  // It has answered, and so little is known of it that its silence means nothing.
  const one = test.all();
  await clock.advance(2_100);
  await one;
  const runs = Promise.all(Array.from({ length: 99 }, () => test.all()));
  await clock.advance(2_100);
  assert.ok((await runs).every((events) => endOf(events) === "complete stop a"));
  const hedges = test.settled.filter(({ role }) => role === "hedge").length;
  // 6 at first and 5 of the 100 calls, some more by the minute.
  assert.ok(hedges >= 11 && hedges <= 12, String(hedges));
});

Deno.test("execute() does not hedge when told not to, nor the coach", async () => {
  const clock = new ManualClock();
  const scripts = { a: [after(3_000, "a")], b: [["b", END]], coach: [after(3_000, "coached")] };
  const without = testRun({ clock, scripts, parts: { hedging: false } });
  const events = without.all();
  await clock.advance(3_000);
  assert.equal(shown(await events), "a");
  const coached = testRun({ clock, scripts, models: [modelOf("coach"), modelOf("b")] });
  const coaching = coached.all();
  await clock.advance(3_000);
  assert.equal(shown(await coaching), "coached");
  assert.equal(coached.provider.calls.length, 1);
});

Deno.test("execute() replaces a model that fell silent for all, however few hedges may be made", async () => {
  const clock = new ManualClock();
  const models = [modelOf("a", { concurrency: 20 }), modelOf("b", { concurrency: 20 })];
  const test = testRun({ clock, scripts: { a: [[HANG]], b: [["b", END]] }, models });
  const all = Array.from({ length: 12 }, () => test.all());
  await clock.advance(2_000);
  const events = await Promise.all(all);
  assert.deepEqual(events.map(endOf), Array(12).fill("complete stop b"));
  const roles = test.settled.filter(({ outcome }) => outcome === "won").map(({ role }) => role);
  // One that is replaced is no hedge; four were made until five calls in a row were overdue.
  assert.deepEqual(roles.toSorted(), [...Array(8).fill("fallback"), ...Array(4).fill("hedge")]);
  // Nor is it asked by the next.
  assert.equal(endOf(await test.all()), "complete stop b");
  assert.equal(test.provider.callsOf("a").length, 12);
});
