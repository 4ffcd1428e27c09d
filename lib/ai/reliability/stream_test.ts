/** Streams that break off or end early, and who goes on. */
import assert from "node:assert/strict";
import { ManualClock } from "../../../tests/support/manual_clock.ts";
import { END, HANG, type Script } from "./__fixtures__/scripted.ts";
import { endOf, modelOf, requestFor, shown, testRun } from "./__fixtures__/test_run.ts";

const BREAK = { fail: { kind: "unreachable" } } as const;
const REFUSES: Script = [{ fail: { kind: "rejected" } }];
const COACH: Script = ["coached", END];

Deno.test("execute() has another model go on where a stream broke off", async () => {
  const test = testRun({
    clock: new ManualClock(),
    scripts: { a: [["one ", "two ", BREAK]], b: [["three", END]], coach: [COACH] },
  });
  const events = await test.all();
  assert.equal(shown(events), "one two three");
  assert.deepEqual(events[2], { type: "switched", model: "b", keepsText: true });
  assert.equal(endOf(events), "complete stop b");
  assert.deepEqual(test.story(), ["primary a broken unreachable", "continuation b won"]);
  const { messages, schema } = test.provider.callsOf("b")[0]!.request;
  assert.deepEqual(messages.slice(0, 2), requestFor(modelOf("b")).messages);
  assert.deepEqual(messages[2], { role: "assistant", content: "one two " });
  assert.equal(messages[3]!.role, "user");
  assert.equal(messages.length, 4);
  assert.equal(schema, null);
});

Deno.test("execute() sets money aside for all that a continuation is given", async () => {
  const test = testRun({
    clock: new ManualClock(),
    scripts: { a: [["word ".repeat(50), BREAK]], b: [["end", END]] },
  });
  await test.all();
  const [first, second] = test.admitted.map(({ mostNano }) => mostNano) as [number, number];
  assert.ok(second >= first + 50_000, String(second - first));
});

Deno.test("execute() has several models go on, one after another", async () => {
  const test = testRun({
    clock: new ManualClock(),
    scripts: { a: [["one ", BREAK]], b: [["two ", BREAK]], c: [["three", END]] },
  });
  const events = await test.all();
  assert.equal(shown(events), "one two three");
  assert.equal(test.provider.callsOf("c")[0]!.request.messages[2]!.content, "one two ");
  assert.equal(endOf(events), "complete stop c");
});

Deno.test("execute() has the same model go on where nobody else can", async () => {
  const clock = new ManualClock();
  const test = testRun({ clock, scripts: { a: [["one ", BREAK], ["two", END]], coach: [COACH] } });
  const events = test.all();
  await clock.advance(1_000);
  assert.equal(shown(await events), "one two");
  assert.deepEqual(test.story(), ["primary a broken unreachable", "continuation a won"]);
});

Deno.test("execute() has the coach begin anew only where nobody can go on", async () => {
  const test = testRun({
    clock: new ManualClock(),
    scripts: { coach: [COACH], a: [["one ", BREAK]], b: [["two ", BREAK]] },
    models: [modelOf("a"), modelOf("coach"), modelOf("b")],
  });
  const refused = testRun({
    clock: new ManualClock(),
    scripts: { a: [["one ", { fail: { kind: "rejected" } }]], b: [REFUSES], coach: [COACH] },
  });
  const events = await refused.all();
  assert.equal(shown(events), "coached");
  assert.deepEqual(events[1], { type: "switched", model: "coach", keepsText: false });
  assert.equal(refused.provider.callsOf("coach")[0]!.request.messages.length, 2);
  const reading = test.start();
  const models: string[] = [];
  for await (const event of reading) {
    if (event.type === "text") models.push(event.model);
    if (models.length === 2) break;
  }
  assert.deepEqual(models, ["a", "b"]);
});

Deno.test("execute() begins anew with a continuation that does so, instead of putting it behind what stands", async () => {
  const whole = '{"title": "Say what you learned.", "why": "It is open, they say."}';
  const cut = (at: number): Script => [whole.slice(0, whole.indexOf(" ", at)), BREAK];
  const pieces = whole.match(/.{1,3}/gu)!;
  const test = testRun({
    clock: new ManualClock(),
    scripts: {
      a: [cut(20)],
      b: [["```json\n", ...pieces.slice(0, 19), BREAK]],
      c: [[...pieces, END]],
    },
  });
  const events = await test.all();
  assert.equal(shown(events), whole);
  const switches = events.filter(({ type }) => type === "switched");
  assert.deepEqual(switches, [
    { type: "switched", model: "b", keepsText: false },
    { type: "switched", model: "c", keepsText: false },
  ]);
  assert.equal(endOf(events), "complete stop c");
  const texts = events.flatMap((event) => event.type === "text" ? event.text : []);
  assert.ok(!texts.some((text) => text === "{" || text === "```json\n"), texts.join("|"));
});

Deno.test("execute() goes on with an object where one may stand, and without words said again", async () => {
  const list = testRun({
    clock: new ManualClock(),
    scripts: { a: [['{"list": [', BREAK]], b: [["{", '"item": 1}]}', END]] },
  });
  assert.equal(shown(await list.all()), '{"list": [{"item": 1}]}');
  const again = testRun({
    clock: new ManualClock(),
    scripts: { a: [["I led it, and then", BREAK]], b: [["it, ", "and then", " I left.", END]] },
  });
  assert.equal(shown(await again.all()), "I led it, and then I left.");
});

Deno.test("execute() drops what broke off before it was known whether it goes on", async () => {
  const test = testRun({
    clock: new ManualClock(),
    scripts: { a: [['{"list": [', BREAK]], b: [['{"l', BREAK]], c: [['{"item": 1}]}', END]] },
  });
  const events = await test.all();
  assert.equal(shown(events), '{"list": [{"item": 1}]}');
  assert.deepEqual(events.filter(({ type }) => type === "switched").length, 1);
});

Deno.test("execute() has a text gone on with as it stands, without what was begun before", async () => {
  const clock = new ManualClock();
  const rejected = { fail: { kind: "rejected" } } as const;
  const limited: Script = [{ fail: { kind: "rate_limited", retryAfterMs: 5_000 } }];
  const test = testRun({
    clock,
    scripts: { a: [["one ", rejected]], b: [limited, ["three", END]], coach: [["two ", rejected]] },
  });
  const events = test.all();
  await clock.advance(5_000);
  assert.equal(shown(await events), "two three");
  assert.equal(test.provider.callsOf("b")[1]!.request.messages[2]!.content, "two ");
});

Deno.test("execute() keeps the text, as a part, where nobody can go on", async () => {
  const test = testRun({
    clock: new ManualClock(),
    scripts: { a: [["one ", { fail: { kind: "rejected" } }]], b: [REFUSES] },
  });
  const events = await test.all();
  assert.equal(shown(events), "one ");
  assert.equal(endOf(events), "partial a rejected");
});

Deno.test("execute() begins anew where a text must not be gone on with, once there is something to show", async () => {
  const scripts = { a: [["one ", { fail: { kind: "rejected" } }]], b: [["whole", END]] } as const;
  const plan = { mayContinue: false };
  const test = testRun({ clock: new ManualClock(), scripts, plan });
  const events = await test.all();
  assert.deepEqual(events[1], { type: "switched", model: "b", keepsText: false });
  assert.equal(shown(events), "whole");
  assert.deepEqual(test.story(), ["primary a broken rejected", "fallback b won"]);
  const silent = testRun({
    clock: new ManualClock(),
    scripts: { ...scripts, b: [REFUSES] },
    plan,
  });
  assert.equal(shown(await silent.all()), "one ");
});

Deno.test("execute() gives a continuation to nobody who has no room for it", async () => {
  const models = [modelOf("a"), modelOf("b", { contextTokens: 150 }), modelOf("c")];
  const test = testRun({
    clock: new ManualClock(),
    scripts: { a: [["word ".repeat(60), BREAK]], b: [["b", END]], c: [["c", END]] },
    models,
  });
  assert.equal(endOf(await test.all()), "complete stop c");
  assert.equal(test.provider.callsOf("b").length, 0);
});

Deno.test("execute() calls a text that was cut short or withheld a part", async () => {
  for (const finish of ["length", "filter"] as const) {
    const scripts = { a: [["one ", { end: finish }]], b: [["two", END]] };
    const test = testRun({ clock: new ManualClock(), scripts });
    assert.equal(endOf(await test.all()), `partial ${finish} a`);
    assert.deepEqual(test.story(), ["primary a won"]);
  }
});

/** A text is whole with its brace, as a plan may know. */
const isWhole = (text: string) => text.endsWith("}");

Deno.test("execute() takes a whole text for complete where its stream breaks off, stalls or is cut after it", async () => {
  const ends = [BREAK, { throws: new Error("odd") }, { end: "length" }, HANG] as const;
  for (const end of ends) {
    const clock = new ManualClock();
    const scripts = { a: [['{"a": ', "1}", end]], b: [["two", END]] };
    const test = testRun({ clock, scripts, plan: { isWhole } });
    const events = test.all();
    if (end === HANG) await clock.advance(1_500);
    assert.equal(shown(await events), '{"a": 1}');
    assert.equal(endOf(await events), "complete stop a");
    assert.deepEqual(test.story(), ["primary a won"]);
    const [{ usage }] = test.settled as [typeof test.settled[0]];
    assert.deepEqual([usage.outputTokens > 0, usage.estimated], [true, true]);
    if (end === HANG) assert.equal(test.provider.calls[0]!.signal.aborted, true);
  }
});

Deno.test("execute() hears a whole text out: more may come, and what it cost", async () => {
  const clock = new ManualClock();
  const usage = { inputTokens: 9, cachedInputTokens: 0, outputTokens: 3, estimated: false };
  const end = { end: "stop", usage } as const;
  const scripts = { a: [['{"a": 1}', { waitMs: 1_400 }, "}", { waitMs: 1_400 }, end]] };
  const test = testRun({ clock, scripts, plan: { isWhole } });
  const events = test.all();
  await clock.advance(2_800);
  assert.equal(shown(await events), '{"a": 1}}');
  assert.deepEqual(test.settled[0]!.usage, usage);
});

Deno.test("execute() throws for a caller who leaves, though the text is whole", async () => {
  const clock = new ManualClock();
  const leaving = new AbortController();
  const test = testRun({ clock, scripts: { a: [['{"a": 1}', HANG]] }, plan: { isWhole } });
  const reading = test.all(leaving.signal);
  await clock.advance(100);
  leaving.abort(new Error("gone"));
  await assert.rejects(reading, /gone/);
  assert.deepEqual(test.story(), ["primary a aborted"]);
});

Deno.test("execute() asks the next model where one was done without a word, and nobody twice", async () => {
  for (const finish of ["length", "filter"] as const) {
    const scripts = { a: [[{ end: finish }]], b: [["two", END]] };
    const test = testRun({ clock: new ManualClock(), scripts });
    assert.equal(endOf(await test.all()), "complete stop b");
    assert.deepEqual(test.story(), ["primary a failed", "fallback b won"]);
    assert.equal(test.executor.health.of("a").calls, 0);
    const alone = testRun({ clock: new ManualClock(), scripts: { a: scripts.a } });
    assert.equal(endOf(await alone.all()), `failed ${finish}`);
  }
});

Deno.test("execute() takes a stream that just ends, or says nothing, for one that failed", async () => {
  const clock = new ManualClock();
  for (const script of [[], [END], ["", END]] as readonly Script[]) {
    const test = testRun({ clock, scripts: { a: [script], b: [["ok", END]] } });
    const events = test.all();
    await clock.advance(1_000);
    assert.equal(endOf(await events), "complete stop b");
    assert.equal(test.story()[0], "primary a failed malformed");
  }
  const broken = testRun({ clock, scripts: { a: [["one "]], b: [["two", END]] } });
  assert.equal(shown(await broken.all()), "one two");
  assert.equal(broken.story()[0], "primary a broken malformed");
});
