import assert from "node:assert/strict";
import {
  relevantQuestion,
  SETUP,
  speakAnswer,
  testInterviews,
  testOnEachDatabase,
} from "../../tests/support/interviews.ts";
import type { Interviews } from "./mod.server.ts";

interface Owned {
  readonly interview: string;
  readonly question: string;
  readonly answer: string;
  readonly evaluation: string;
}

type Call = (candidate: string) => Promise<unknown>;
type Method = Exclude<keyof Interviews, "finishing">;

/** Methods that name something by its id: for anybody but its owner it is not there. */
const byId = (interviews: Interviews, owned: Owned): Partial<Record<Method, Call>> => ({
  interview: (candidate) => interviews.interview(candidate, owned.interview),
  question: (candidate) => interviews.question(candidate, owned.question),
  answer: (candidate) => interviews.answer(candidate, owned.answer),
  report: (candidate) => interviews.report(candidate, owned.answer),
  attempts: (candidate) => interviews.attempts(candidate, owned.question),
  answeredBefore: (candidate) => interviews.answeredBefore(candidate, owned.question),
  admitRecorder: (candidate) => interviews.admitRecorder(candidate, owned.answer),
  openAnswer: (candidate) =>
    interviews.openAnswer(candidate, {
      answer: owned.answer,
      question: owned.question,
      codec: "opus",
    }),
  endAnswer: (candidate) => interviews.endAnswer(candidate, owned.answer, { packets: 3 }),
  saveTyped: (candidate) => interviews.saveTyped(candidate, owned.question, { text: "Mine" }),
  saveCorrection: (candidate) =>
    interviews.saveCorrection(candidate, owned.answer, { text: "Mine" }),
  evaluateAnswer: (candidate) => interviews.evaluateAnswer(candidate, owned.answer),
  addFollowUp: (candidate) => interviews.addFollowUp(candidate, owned.answer, "coach"),
  modelFeedback: (candidate) => interviews.modelFeedback(candidate, owned.answer),
  modelAnswer: (candidate) => interviews.modelAnswer(candidate, owned.answer),
  rate: (candidate) =>
    interviews.rate(candidate, owned.answer, { evaluation: owned.evaluation, rating: 1 }),
  baseline: (candidate) => interviews.baseline(candidate, owned.answer),
  deleteAnswer: (candidate) => interviews.deleteAnswer(candidate, owned.answer),
  deleteInterview: (candidate) => interviews.deleteInterview(candidate, owned.interview),
});

/** Methods that give or change what is one's own: a stranger's call shows and changes nothing of it. */
const ofOneself = (interviews: Interviews, owned: Owned): Partial<Record<Method, Call>> => ({
  newCandidate: () => interviews.newCandidate(),
  ensureCandidate: (candidate) => interviews.ensureCandidate(candidate),
  settings: (candidate) => interviews.settings(candidate),
  saveSettings: (candidate) =>
    interviews.saveSettings(candidate, { retention: "at_once", delivery: "off", models: "ask" }),
  startInterview: (candidate) => interviews.startInterview(candidate, SETUP),
  history: (candidate) => interviews.history(candidate),
  trends: (candidate) => interviews.trends(candidate),
  search: (candidate) => interviews.search(candidate, "queue"),
  exportAll: async (candidate) => await new Response(interviews.exportAll(candidate)).text(),
  discardAnswer: (candidate) => interviews.discardAnswer(candidate, owned.answer),
  deleteEverything: (candidate) => interviews.deleteEverything(candidate),
});

/** Methods of the server itself. */
const OF_THE_SERVER: readonly Method[] = [
  "deleteDueAudio",
  "beginModelFeedback",
];

testOnEachDatabase("no method shows or changes what belongs to somebody else", async (open) => {
  await using test = await testInterviews({}, { open });
  const question = await relevantQuestion(test);
  const answer = await speakAnswer(test, { question });
  await test.interviews.evaluateAnswer(test.candidate, answer);
  const { question: { interviewId }, coach } = await test.interviews.report(test.candidate, answer);
  const owned: Owned = { interview: interviewId, question, answer, evaluation: coach!.id };
  const calls = byId(test.interviews, owned);
  const own = ofOneself(test.interviews, owned);
  assert.deepEqual(
    [...Object.keys(calls), ...Object.keys(own), ...OF_THE_SERVER, "finishing"].sort(),
    Object.keys(test.interviews).sort(),
    "every method stands in one of the lists above",
  );

  const before = await everythingOf(test.interviews, test.candidate, owned);
  const stranger = crypto.randomUUID();
  for (const [name, call] of Object.entries(calls)) {
    await assert.rejects(call(stranger), { code: "not_found" }, name);
    await assert.rejects(call("nobody"), { code: "not_found" }, name);
  }
  for (const [name, call] of Object.entries(own)) {
    const shown = JSON.stringify(await call(stranger)) ?? "";
    for (const id of [test.candidate, ...Object.values(owned)]) {
      assert.ok(!shown.includes(id), `${name} shows ${id}`);
    }
  }
  assert.deepEqual(await everythingOf(test.interviews, test.candidate, owned), before);
});

Deno.test("an id that cannot be one is not there, and reaches no query", async () => {
  await using test = await testInterviews();
  const hostile = "' or 1=1 --";
  const owned: Owned = {
    interview: hostile,
    question: hostile,
    answer: hostile,
    evaluation: hostile,
  };
  for (const [name, call] of Object.entries(byId(test.interviews, owned))) {
    await assert.rejects(call(test.candidate), { code: "not_found" }, name);
  }
});

async function everythingOf(interviews: Interviews, candidate: string, owned: Owned) {
  return {
    settings: await interviews.settings(candidate),
    interview: await interviews.interview(candidate, owned.interview),
    report: await interviews.report(candidate, owned.answer),
    history: await interviews.history(candidate),
    trends: await interviews.trends(candidate),
    found: await interviews.search(candidate, "queue"),
  };
}
