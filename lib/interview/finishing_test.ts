import assert from "node:assert/strict";
import { testAi } from "../../tests/support/ai.ts";
import { setImmediate } from "node:timers/promises";
import {
  heard,
  scriptedSpeech,
  SOUND,
  speakAnswer,
  speechThat,
  startedQuestions,
  STRONG_ANSWER,
  type TestInterviews,
  testInterviews,
  testOnEachDatabase,
  UNHEARD,
} from "../../tests/support/interviews.ts";
import { startChild } from "../../tests/support/child.ts";
import { temporaryFolder } from "../../tests/support/folder.ts";
import { sql } from "kysely";
import { eventually } from "../../tests/support/eventually.ts";
import { openPglite } from "../db/adapters/pglite/pglite.server.ts";
import { AppError } from "../errors.ts";
import { createAudioLog, measureDelivery } from "../speech/mod.server.ts";
import { createFinishing } from "./finishing.server.ts";

Deno.test("finishing writes words and delivery and makes the answer ready", async () => {
  await using test = await testInterviews();
  const [question] = await startedQuestions(test);
  const answer = await speakAnswer(test, { question: question! });
  const report = await test.interviews.report(test.candidate, answer);
  assert.equal(report.answer.state, "ready");
  assert.equal(report.answer.durationMs, SOUND.durationMs);
  assert.deepEqual(report.transcript, heard(STRONG_ANSWER));
  assert.deepEqual(
    report.delivery,
    measureDelivery({ sound: SOUND, transcript: heard(STRONG_ANSWER) }),
  );
  assert.equal(report.coach, null);
});

Deno.test("finishing keeps the answer without words when the recogniser fails", async () => {
  const failing = () => Promise.reject(new Error("the decoder crashed"));
  await using test = await testInterviews({
    speech: { ...speechThat(failing), measureSound: failing },
  });
  const [question] = await startedQuestions(test);
  const answer = await speakAnswer(test, { question: question! });
  const report = await test.interviews.report(test.candidate, answer);
  assert.equal(report.answer.state, "ready");
  assert.equal(report.answer.note, "recogniser_failed");
  assert.equal(report.answer.audio, "kept");
  assert.equal(report.transcript, null);
  assert.deepEqual(test.faults.toSorted(), ["answer not transcribed", "sound not measured"]);
});

Deno.test("finishing says that nothing was heard, or that nobody listens", async () => {
  await using test = await testInterviews({ speech: scriptedSpeech("  ") });
  const [first, second] = await startedQuestions(test) as [string, string];
  const silent = await speakAnswer(test, { question: first });
  const report = await test.interviews.report(test.candidate, silent);
  assert.equal(report.answer.note, "nothing_heard");

  const unheard = test.restart({ speech: UNHEARD });
  const typed = await speakAnswer({ ...test, interviews: unheard }, { question: second });
  const { answer, delivery } = await unheard.report(test.candidate, typed);
  assert.equal(answer.note, "no_recogniser");
  assert.notEqual(delivery, null);
});

testOnEachDatabase("finishing goes on after a kill, and doubles nothing", async (open) => {
  const { promise: never } = Promise.withResolvers<never>();
  await using test = await testInterviews(
    { speech: speechThat(() => never) },
    { open },
  );
  const [question] = await startedQuestions(test);
  const answer = crypto.randomUUID();
  const hello = { answer, question: question!, codec: "opus" } as const;
  await test.interviews.openAnswer(test.candidate, hello);
  await test.interviews.endAnswer(test.candidate, answer, { packets: 0 });
  const state = async () => (await test.interviews.report(test.candidate, answer)).answer.state;
  assert.equal(await state(), "stopped");

  const restarted = [1, 2].map(() => test.restart({ speech: scriptedSpeech() }));
  assert.deepEqual(
    await Promise.all(restarted.map(({ finishing }) => finishing.resumeStopped())),
    [1, 1],
  );
  await Promise.all(restarted.map(({ finishing }) => finishing.idle()));
  const report = await test.interviews.report(test.candidate, answer);
  assert.equal(report.answer.state, "ready");
  assert.equal(report.transcripts.length, 1);
  assert.equal(await restarted[0]!.finishing.resumeStopped(), 0);
});

Deno.test("finishing is taken up after kill -9, with every packet", async () => {
  await using folder = await temporaryFolder();
  await using child = startChild(new URL("../../tests/support/end_answer.ts", import.meta.url), [
    folder.path,
  ]);
  const { value } = await child.lines.next();
  const [candidate, answer] = String(value).split(" ") as [string, string];
  await child.kill();

  const open = await openPglite({ folder: folder.path });
  await using test = await testInterviews({}, { open });
  assert.equal(await test.interviews.finishing.resumeStopped(), 1);
  await test.interviews.finishing.idle();
  const report = await test.interviews.report(candidate, answer);
  assert.equal(report.answer.state, "ready");
  assert.deepEqual(report.transcripts, [heard(STRONG_ANSWER)]);
  const packets: number[] = [];
  for await (const packet of createAudioLog(open.db).read(answer)) packets.push(packet[0]!);
  assert.deepEqual(packets, [0, 1, 2]);
});

Deno.test("finishing leaves the answer for the next start when the server stops", async () => {
  const { promise, reject } = Promise.withResolvers<never>();
  await using test = await testInterviews({
    speech: speechThat(() => promise),
  });
  const [question] = await startedQuestions(test);
  const answer = crypto.randomUUID();
  const hello = { answer, question: question!, codec: "opus" } as const;
  await test.interviews.openAnswer(test.candidate, hello);
  await test.interviews.endAnswer(test.candidate, answer, { packets: 0 });
  test.interviews.finishing.stop();
  reject(new AppError("internal", "closed"));
  await test.interviews.finishing.idle();
  const report = await test.interviews.report(test.candidate, answer);
  assert.equal(report.answer.state, "stopped");
});

Deno.test("finishing forgets an answer that was deleted meanwhile", async () => {
  const { promise, resolve } = Promise.withResolvers<ReturnType<typeof heard>>();
  await using test = await testInterviews({
    speech: speechThat(() => promise),
  });
  const [question] = await startedQuestions(test);
  const answer = crypto.randomUUID();
  const hello = { answer, question: question!, codec: "opus" } as const;
  await test.interviews.openAnswer(test.candidate, hello);
  await test.interviews.endAnswer(test.candidate, answer, { packets: 0 });
  await test.interviews.deleteAnswer(test.candidate, answer);
  resolve(heard("Too late"));
  await test.interviews.finishing.idle();
  assert.deepEqual(test.faults, []);
  assert.deepEqual(await test.db.selectFrom("transcripts").selectAll().execute(), []);
});

/** Answers of one candidate that have ended and wait for their words, oldest first. */
async function stoppedAnswers(test: TestInterviews, count: number): Promise<string[]> {
  const [question] = await startedQuestions(test);
  const answers = Array.from({ length: count }, () => crypto.randomUUID());
  for (const answer of answers) {
    const hello = { answer, question: question!, codec: "opus" } as const;
    await test.interviews.openAnswer(test.candidate, hello);
    await test.db.updateTable("answers").set({ state: "stopped" })
      .where("id", "=", answer).execute();
  }
  return answers;
}

Deno.test("finishing takes four answers at a time, first come, first served", async () => {
  const taken: string[] = [];
  let now = 0;
  let most = 0;
  const speech = speechThat(async (answer) => {
    taken.push(answer);
    most = Math.max(most, ++now);
    await setImmediate();
    now--;
    return heard(STRONG_ANSWER);
  });
  await using test = await testInterviews({ speech });
  const answers = await stoppedAnswers(test, 10);
  assert.equal(await test.interviews.finishing.resumeStopped(), 10);
  assert.equal(await test.interviews.finishing.resumeStopped(), 10);
  await test.interviews.finishing.idle();
  assert.equal(most, 4);
  assert.deepEqual(new Set(taken.slice(0, 4)), new Set(answers.slice(0, 4)));
  assert.deepEqual(taken.toSorted(), answers.toSorted());
});

Deno.test("finishing begins nothing that waits once the server stops", async () => {
  const { promise, reject } = Promise.withResolvers<never>();
  const taken: string[] = [];
  const begun = Promise.withResolvers<void>();
  const speech = speechThat((answer) => {
    if (taken.push(answer) === 4) begun.resolve();
    return promise;
  });
  await using test = await testInterviews({ speech });
  await stoppedAnswers(test, 6);
  await test.interviews.finishing.resumeStopped();
  await begun.promise;
  test.interviews.finishing.stop();
  reject(new AppError("internal", "closed"));
  await test.interviews.finishing.idle();
  assert.equal(taken.length, 4);
});

/** Finishing whose first attempt to store an answer meets a database without its table. */
async function faultyOnce(test: TestInterviews, { retryMs }: { readonly retryMs: number }) {
  const [answer] = await stoppedAnswers(test, 1);
  await sql`alter table transcripts rename to transcripts_away`.execute(test.db);
  const fault = Promise.withResolvers<void>();
  const finishing = createFinishing({
    db: test.db,
    speech: scriptedSpeech(),
    ai: testAi(test.db),
    coach: () => assert.fail("nothing is evaluated"),
    now: () => new Date(),
    retentionHours: 24,
    onFault: () => fault.resolve(),
  }, { retryMs });
  finishing.start(answer!);
  await fault.promise;
  await sql`alter table transcripts_away rename to transcripts`.execute(test.db);
  const state = async () => (await test.interviews.answer(test.candidate, answer!)).state;
  return { finishing, state };
}

Deno.test("finishing tries again by itself after a fault of the database", async () => {
  await using test = await testInterviews();
  const { state } = await faultyOnce(test, { retryMs: 1 });
  await eventually("the answer is ready", async () => await state() === "ready");
});

Deno.test("finishing gives up what it would try again when the server stops", async () => {
  await using test = await testInterviews();
  const { finishing, state } = await faultyOnce(test, { retryMs: 60_000 });
  finishing.stop();
  await finishing.idle();
  assert.equal(await state(), "stopped");
});
