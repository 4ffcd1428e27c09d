import assert from "node:assert/strict";
import { testOnEachDatabase } from "../../../tests/support/interviews.ts";
import { ManualClock } from "../../../tests/support/manual_clock.ts";
import { eventually } from "../../../tests/support/eventually.ts";
import { insertAnswer } from "../../../tests/support/spoken_answer.ts";
import { NobodyHears } from "../../speech/mod.server.ts";
import {
  BROKEN,
  callsOf,
  FRAMES,
  hearUtterance,
  listener,
  requestsOf,
  type TestTranscription,
  testTranscription,
} from "./__fixtures__/transcription.ts";
import type { Decision } from "../routing/mod.ts";
import { learnFromCorrection } from "./correction.ts";

/** Three seconds at $0.36 an hour. */
const COST = 300_000;

/** A model that is asked only where nobody else can be. */
const DEAR = {
  quality: 0,
  prices: { input: 0, cachedInput: 0, output: 0, audioSecond: 1e12 },
};

type StoredDecision = Pick<Decision, "reason" | "figures">;

const wasAsked = ({ endpoint }: TestTranscription): Promise<void> =>
  eventually("the endpoint is asked", () => Promise.resolve(endpoint.asked.length === 1));

const HEARD_AND_BOOKED =
  "an utterance is heard by the best model, which it names, and booked once by its seconds";

testOnEachDatabase(HEARD_AND_BOOKED, async (open) => {
  await using test = await testTranscription({ endpoint: ["We shipped it."], open });
  const segment = await hearUtterance(test);
  assert.equal(segment?.text, "We shipped it.");
  assert.equal(segment?.heardBy, "test/whisper");
  const [request, ...others] = await requestsOf(test.db);
  assert.deepEqual(others, []);
  assert.deepEqual([request!.task, request!.outcome, request!.model, request!.coach_reason], [
    "transcribe",
    "complete",
    "test/whisper",
    null,
  ]);
  assert.equal(request!.answer_id, test.answerId);
  const [call] = await callsOf(test.db);
  assert.equal(call!.audio_seconds, 3);
  assert.deepEqual([call!.cost_nano, request!.cost_nano], [COST, COST]);
  assert.equal(call!.input_tokens + call!.output_tokens, 0);
});

Deno.test("an endpoint that breaks off is replaced by the recogniser here, with all of the sound", async () => {
  const heard: number[] = [];
  await using test = await testTranscription({ endpoint: ["cut"], local: listener(heard) });
  const segment = await hearUtterance(test);
  assert.equal(segment?.text, "heard here");
  assert.equal(segment?.heardBy, "here");
  assert.deepEqual(heard, [FRAMES.length]);
  const calls = await callsOf(test.db);
  assert.deepEqual(
    calls.map(({ model, role, outcome, error_kind }) => [model, role, outcome, error_kind]),
    [
      ["test/whisper", "primary", "failed", "unreachable"],
      ["here", "fallback", "won", null],
    ],
  );
  // Whether it heard before it broke off, nobody knows: money is never understated.
  assert.deepEqual(calls.map(({ cost_nano, estimated }) => [cost_nano, estimated]), [
    [COST, true],
    [0, false],
  ]);
  assert.equal((await requestsOf(test.db))[0]!.coach_reason, "models_failed");
});

Deno.test("a call that is answered with an error costs nothing", async () => {
  await using test = await testTranscription({ endpoint: [{ status: 503 }] });
  assert.equal((await hearUtterance(test))?.heardBy, "here");
  const [call] = await callsOf(test.db);
  assert.deepEqual([call!.error_kind, call!.cost_nano], ["overloaded", 0]);
});

Deno.test("an endpoint that does not answer in time is given up", async () => {
  const clock = new ManualClock();
  await using test = await testTranscription({ endpoint: ["hang"], clock });
  const hearing = hearUtterance(test);
  await wasAsked(test);
  await clock.advance(10_000);
  assert.equal((await hearing)?.heardBy, "here");
  assert.equal((await callsOf(test.db))[0]!.error_kind, "timeout");
});

Deno.test("what corrections teach decides who hears the next answer", async () => {
  await using test = await testTranscription({ endpoint: ["We shipped it."] });
  assert.equal((await hearUtterance(test))?.heardBy, "test/whisper");
  const errors = { errors: 19, words: 20 };
  const wrong = Array.from({ length: 30 }, () => ({ recogniser: "test/whisper", ...errors }));
  learnFromCorrection(test.transcription.router, wrong);
  const another = await insertAnswer(test.db);
  assert.equal((await hearUtterance({ ...test, answerId: another }))?.heardBy, "here");
});

Deno.test("an endpoint that fails on and on is left alone for a while", async () => {
  await using test = await testTranscription({ endpoint: [{ status: 500 }] });
  for (let times = 0; times < 8; times++) {
    assert.equal((await hearUtterance(test))?.text, "heard here");
  }
  assert.equal(test.endpoint.asked.length, 5);
});

Deno.test("over budget, the recogniser here hears, and nothing is sent", async () => {
  await using test = await testTranscription({
    endpoint: ["We shipped it."],
    caps: { interviewNano: COST },
  });
  assert.equal((await hearUtterance(test))?.heardBy, "test/whisper");
  assert.equal((await hearUtterance(test))?.heardBy, "here");
  assert.equal(test.endpoint.asked.length, 1);
  const [, second] = await requestsOf(test.db);
  assert.deepEqual([second!.coach_reason, second!.cost_nano], ["over_budget", 0]);
});

Deno.test("over budget with nobody here, the words are not written, and it is said why", async () => {
  await using test = await testTranscription({
    endpoint: ["We shipped it."],
    caps: { dayNano: COST - 1 },
    local: null,
  });
  await assert.rejects(hearUtterance(test), { name: "ProviderError", kind: "over_budget" });
  assert.equal(test.endpoint.asked.length, 0);
  assert.equal((await requestsOf(test.db))[0]!.outcome, "abstained");
});

Deno.test("with nobody else to ask, a model that failed is asked again", async () => {
  const clock = new ManualClock();
  await using test = await testTranscription({
    endpoint: [{ status: 503 }, "We shipped it."],
    local: null,
    clock,
  });
  const hearing = hearUtterance(test);
  await eventually("the failed call is booked", async () => (await callsOf(test.db)).length === 1);
  await eventually("the pause has begun", () => Promise.resolve(clock.sleeping === 1));
  await clock.advance(500);
  assert.equal((await hearing)?.text, "We shipped it.");
  assert.deepEqual((await callsOf(test.db)).map(({ role }) => role), ["primary", "retry"]);
});

Deno.test("words that stay on this server are heard here, also when the candidate decides so midway", async () => {
  await using test = await testTranscription({ endpoint: ["We shipped it."] });
  assert.equal((await hearUtterance(test))?.heardBy, "test/whisper");
  await test.db.updateTable("candidates").set({ models: "off" }).execute();
  assert.equal((await hearUtterance(test))?.heardBy, "here");
  assert.equal(test.endpoint.asked.length, 1);
});

Deno.test("words that stay are heard by a model on this machine, and by nobody where there is none", async () => {
  await using near = await testTranscription({
    endpoint: ["We shipped it."],
    place: null,
    local: null,
  });
  await near.db.updateTable("candidates").set({ models: "off" }).execute();
  assert.equal((await hearUtterance(near))?.heardBy, "test/whisper");
  await using far = await testTranscription({ endpoint: ["We shipped it."], local: null });
  await far.db.updateTable("candidates").set({ models: "off" }).execute();
  await assert.rejects(hearUtterance(far), NobodyHears);
  assert.equal(far.endpoint.asked.length, 0);
});

Deno.test("a decision says of a recogniser elsewhere that it is off, whenever the candidate decides so", async () => {
  await using test = await testTranscription({ endpoint: ["We shipped it."] });
  const hearWith = async (models: "ask" | "off") => {
    await test.db.updateTable("candidates").set({ models }).execute();
    return (await hearUtterance(test))?.heardBy;
  };
  assert.equal(await hearWith("off"), "here");
  assert.equal(await hearWith("ask"), "test/whisper");
  assert.equal(await hearWith("off"), "here");
  const decisions = (await requestsOf(test.db)).map(({ decision }) => decision as StoredDecision);
  assert.match(decisions[0]!.reason, /^here ranks first: .*; test\/whisper is off$/);
  assert.deepEqual(decisions[0]!.figures.map(({ model, excluded }) => [model, excluded]), [
    ["here", null],
    ["test/whisper", "off"],
  ]);
  assert.match(decisions[1]!.reason, /^test\/whisper ranks first: [^;]*; here [^;]*$/);
  assert.equal(decisions[2], null);
});

Deno.test("sound of an answer that is not known is sent nowhere", async () => {
  await using test = await testTranscription({ endpoint: ["We shipped it."] });
  const segment = await hearUtterance({ ...test, answerId: crypto.randomUUID() });
  assert.equal(segment?.heardBy, "here");
  assert.equal(test.endpoint.asked.length, 0);
});

Deno.test("an answer is decided on once, and the ledger says why once", async () => {
  await using test = await testTranscription({
    endpoint: ["We shipped it."],
    model: { quality: 0.5 },
  });
  const heard = new Set<string | undefined>();
  for (let times = 0; times < 6; times++) heard.add((await hearUtterance(test))?.heardBy);
  assert.equal(heard.size, 1);
  const requests = await requestsOf(test.db);
  assert.equal(requests.length, 6);
  assert.equal(requests.filter(({ decision }) => decision !== null).length, 1);
});

Deno.test("the recogniser here listens as one speaks where it is the first choice, and is free", async () => {
  await using test = await testTranscription({
    endpoint: ["We shipped it."],
    model: DEAR,
  });
  const partials: string[] = [];
  const segment = await hearUtterance(test, { onPartial: (text) => partials.push(text) });
  assert.equal(segment?.heardBy, "here");
  assert.equal(partials.length, FRAMES.length);
  const [request] = await requestsOf(test.db);
  assert.deepEqual([request!.coach_reason, request!.cost_nano], [null, 0]);
  assert.equal(test.transcription.health("here").inFlight, 0);
});

Deno.test("a recogniser here that fails is replaced by a model", async () => {
  await using test = await testTranscription({
    endpoint: ["We shipped it."],
    local: BROKEN,
    model: DEAR,
  });
  assert.equal((await hearUtterance(test))?.heardBy, "test/whisper");
});

Deno.test("an answer that begins while all places here are taken is heard by a model", async () => {
  await using test = await testTranscription({ endpoint: ["We shipped it."], model: DEAR });
  const answers = await Promise.all(Array.from({ length: 3 }, () => insertAnswer(test.db)));
  const speaking = [];
  for (const answerId of answers) {
    const utterance = test.transcriber.open({ answerId });
    for (const frame of FRAMES) await utterance.push(frame);
    speaking.push(utterance);
  }
  const heardBy = [];
  for (const utterance of speaking) heardBy.push((await utterance.end())?.heardBy);
  assert.deepEqual(heardBy, ["here", "here", "test/whisper"]);
  const later = await insertAnswer(test.db);
  assert.equal((await hearUtterance({ ...test, answerId: later }))?.heardBy, "here");
});

Deno.test("an utterance that is given up rejects with the reason, and its call is booked", async () => {
  await using test = await testTranscription({ endpoint: ["hang"] });
  const giveUp = new AbortController();
  const hearing = hearUtterance(test, { signal: giveUp.signal });
  await wasAsked(test);
  giveUp.abort(new Error("given up"));
  await assert.rejects(hearing, /given up/);
  const [call] = await callsOf(test.db);
  assert.deepEqual([call!.outcome, call!.cost_nano], ["aborted", COST]);
  assert.equal((await requestsOf(test.db))[0]!.outcome, "aborted");
  assert.equal(test.transcription.health("test/whisper").inFlight, 0);
});

Deno.test("a recording is sent whole where others may hear it, and booked by its length", async () => {
  await using test = await testTranscription({ endpoint: ["We shipped it."] });
  const file = { bytes: new Uint8Array(15_000), type: "audio/mp4", answerId: test.answerId };
  const [segment] = await test.transcriber.transcribeFile!(file);
  assert.deepEqual([segment?.text, segment?.heardBy], ["We shipped it.", "test/whisper"]);
  // The endpoint did not say how long it was: at 12 kbit/s it can be 10 s.
  assert.equal((await callsOf(test.db))[0]!.audio_seconds, 10);
  await test.db.updateTable("candidates").set({ models: "off" }).execute();
  await assert.rejects(test.transcriber.transcribeFile!(file), NobodyHears);
  assert.equal(test.endpoint.asked.length, 1);
});

Deno.test("nobody is named who may not hear, or cannot be paid", async () => {
  const named = ({ transcriber, answerId }: TestTranscription) => transcriber.nameFor!(answerId);
  await using test = await testTranscription({ endpoint: [], local: null });
  assert.equal(await named(test), "several recognisers");
  await test.db.updateTable("candidates").set({ models: "off" }).execute();
  assert.equal(await named(test), null);
  for (const [dayNano, name] of [[100_000, "several recognisers"], [99_999, null]] as const) {
    await using capped = await testTranscription({ endpoint: [], local: null, caps: { dayNano } });
    assert.equal(await named(capped), name);
  }
  await using here = await testTranscription({ endpoint: [], caps: { dayNano: 0 } });
  await here.db.updateTable("candidates").set({ models: "off" }).execute();
  assert.equal(await named(here), "several recognisers");
});
