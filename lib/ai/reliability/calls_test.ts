/** Money: set aside before each call, and given back or booked after it. */
import assert from "node:assert/strict";
import { ManualClock } from "../../../tests/support/manual_clock.ts";
import { END, type Script } from "./__fixtures__/scripted.ts";
import { endOf, shown, testRun } from "./__fixtures__/test_run.ts";

const COACH: Script = ["coached", END];

Deno.test("execute() estimates the usage that a provider does not tell", async () => {
  const test = testRun({ clock: new ManualClock(), scripts: { a: [["one two three", END]] } });
  await test.all();
  assert.deepEqual(test.settled[0]!.usage, {
    inputTokens: 5,
    cachedInputTokens: 0,
    outputTokens: 3,
    estimated: true,
  });
});

Deno.test("execute() estimates what a paid provider counts that cannot be, and tells once a model", async () => {
  const counts = (inputTokens: number, outputTokens: number): Script => {
    const usage = { inputTokens, cachedInputTokens: 0, outputTokens, estimated: false };
    return ["one two three", { end: "stop", usage }];
  };
  const wrong = [counts(0, 0), counts(5, 0), counts(0, 3), counts(9e14, 3), counts(5, 8_001)];
  const test = testRun({ clock: new ManualClock(), scripts: { a: wrong } });
  for (const _ of wrong) await test.all();
  for (const { usage } of test.settled) {
    assert.deepEqual([usage.inputTokens, usage.outputTokens, usage.estimated], [5, 3, true]);
  }
  assert.deepEqual(test.faults.map(String), [
    'Error: Model "a" is counted tokens that it cannot have taken: they are estimated',
  ]);
});

Deno.test("execute() lets a free provider count nothing", async () => {
  const usage = { inputTokens: 0, cachedInputTokens: 0, outputTokens: 0, estimated: false };
  const scripts = { coach: [["coached", { end: "stop", usage }]] } as const;
  const test = testRun({ clock: new ManualClock(), scripts });
  await test.all();
  assert.deepEqual([test.settled[0]!.usage, test.faults], [usage, []]);
});

Deno.test("execute() hangs up on a model that writes on past its limit, and books what was read", async () => {
  const endless = Array.from({ length: 2_000 }, () => "word ");
  const test = testRun({ clock: new ManualClock(), scripts: { a: [[...endless, END]] } });
  const events = await test.all();
  assert.equal(endOf(events), "partial length a");
  assert.deepEqual(test.story(), ["primary a won"]);
  const [{ usage }] = test.settled as [typeof test.settled[0]];
  // Of a limit of 100 tokens, at six characters each.
  assert.deepEqual([usage.outputTokens, usage.estimated], [121, true]);
  assert.equal(test.provider.calls[0]!.signal.aborted, true);
});

Deno.test("execute() lets the coach, who knows no limit, say all of it", async () => {
  const long = "word ".repeat(2_000);
  const test = testRun({ clock: new ManualClock(), scripts: { coach: [[long, END]] } });
  assert.equal(endOf(await test.all()), "complete stop coach");
});

Deno.test("execute() takes the next model when one is over budget, and says so when all are", async () => {
  const scripts = { a: [["a", END]], b: [["b", END]], coach: [COACH] };
  const admitOnly = (allowed: string) => ({
    admit: ({ id }: { readonly id: string }) =>
      Promise.resolve(id === allowed ? { settle: () => Promise.resolve() } : null),
  });
  for (const id of ["b", "coach"]) {
    const test = testRun({ clock: new ManualClock(), scripts, plan: admitOnly(id) });
    assert.equal(endOf(await test.all()), `complete stop ${id}`);
    assert.deepEqual(test.provider.calls.map(({ request }) => request.model.id), [id]);
  }
  const test = testRun({ clock: new ManualClock(), scripts, plan: admitOnly("none") });
  assert.equal(endOf(await test.all()), "failed over_budget");
  assert.equal(test.executor.health.of("a").inFlight, 0);
});

Deno.test("execute() gives the coach nothing to pay", async () => {
  const test = testRun({ clock: new ManualClock(), scripts: { coach: [COACH] } });
  await test.all();
  assert.deepEqual(test.admitted, [{ model: "coach", mostNano: 0 }]);
});

Deno.test("execute() goes on when budgets or the ledger fail, and tells", async () => {
  const clock = new ManualClock();
  const scripts = { a: [["a", END]], coach: [COACH] };
  const settle = () => Promise.reject(new Error("ledger is down"));
  const admit = ({ id }: { readonly id: string }) =>
    id === "a" ? Promise.reject(new Error("budgets are down")) : Promise.resolve({ settle });
  const test = testRun({ clock, scripts, plan: { admit } });
  const events = await test.all();
  assert.equal(shown(events), "coached");
  assert.equal(endOf(events), "complete stop coach");
  assert.deepEqual(test.faults.map(String), ["Error: budgets are down", "Error: ledger is down"]);
});

Deno.test("execute() does not wait for ever for budgets or the ledger; late money is given back", async () => {
  const clock = new ManualClock();
  const hangs = Promise.withResolvers<void>();
  const late: string[] = [];
  const admit = async ({ id }: { readonly id: string }) => {
    if (id === "coach") return { settle: () => new Promise<void>(() => {}) };
    await hangs.promise;
    return {
      settle: ({ outcome, usage }: { outcome: string; usage: { inputTokens: number } }) => {
        late.push(`${outcome} ${usage.inputTokens}`);
        return Promise.resolve();
      },
    };
  };
  const coach: Script = [{ waitMs: 100 }, ...COACH];
  const test = testRun({ clock, scripts: { a: [["a", END]], coach: [coach] }, plan: { admit } });
  const events = test.all();
  await clock.advance(4_000);
  assert.equal(test.executor.health.of("a").inFlight, 0);
  hangs.resolve();
  await clock.advance(0);
  assert.deepEqual(late, ["aborted 0"]);
  await clock.advance(100 + 2_000);
  assert.equal(endOf(await events), "complete stop coach");
  assert.equal(test.faults.length, 2);
  assert.equal(test.provider.callsOf("a").length, 0);
  assert.equal(test.executor.health.of("a").inFlight, 0);
});

Deno.test("execute() sets money aside once that of the attempt before is settled, and ends once all is", async () => {
  const clock = new ManualClock();
  const log: string[] = [];
  const admit = ({ id }: { readonly id: string }) => {
    log.push(`admit ${id}`);
    const settle = () => clock.sleep(100).then(() => void log.push(`settle ${id}`));
    return Promise.resolve({ settle });
  };
  const refuses: Script = [{ fail: { kind: "rejected" } }];
  const test = testRun({ clock, scripts: { a: [refuses], b: [["b", END]] }, plan: { admit } });
  const read = async () => {
    for await (const { type } of test.start()) log.push(type);
  };
  const events = read();
  await clock.advance(200);
  await events;
  assert.deepEqual(log, ["admit a", "settle a", "admit b", "text", "settle b", "end"]);
});
