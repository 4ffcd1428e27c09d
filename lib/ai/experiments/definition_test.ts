import assert from "node:assert/strict";
import { declarationOf, type Known, parseExperiments } from "./definition.ts";

const KNOWN: Known = {
  hasModel: (_, id) => id === "local/llama",
  hasPrompt: (task, version) => task === "evaluate" && version === "evaluate/behavioral@1",
};

const PLAIN = {
  id: "concise-prompt",
  task: "evaluate",
  variants: [{ id: "control" }, { id: "concise" }],
  metric: "thumbs",
};

Deno.test("parseExperiments() fills in what is not declared", () => {
  assert.deepEqual(parseExperiments([PLAIN], KNOWN), [{
    ...PLAIN,
    questionType: null,
    unit: "candidate",
    variants: ["control", "concise"].map((id) => ({
      id,
      share: 0.5,
      prompt: null,
      model: null,
      temperature: null,
      maxOutputTokens: null,
    })),
    allocation: "fixed",
    guardrails: [],
    status: "running",
  }]);
  assert.deepEqual(parseExperiments([], KNOWN), []);
});

Deno.test("parseExperiments() takes all that can be declared", () => {
  const variant = {
    id: "concise",
    share: 0.1,
    prompt: "evaluate/behavioral@1",
    model: "local/llama",
    temperature: 0.2,
    maxOutputTokens: 300,
  };
  const whole = {
    ...PLAIN,
    questionType: "behavioral",
    unit: "answer",
    variants: [{ ...variant, id: "control" }, variant],
    allocation: "thompson",
    guardrails: [{ metric: "abstention", worstBy: 0.1 }],
    status: "stopped",
  };
  assert.deepEqual(parseExperiments([whole], KNOWN), [whole]);
});

Deno.test("parseExperiments() lists every mistake at once, with its place and what to do", () => {
  const list = [
    { ...PLAIN, metric: "happiness", colour: "red" },
    {
      ...PLAIN,
      id: "two",
      variants: [
        { id: "a", share: 0.9, model: "remote/gpt" },
        { id: "a", share: 0.9, prompt: "evaluate/behavioral@7" },
        { id: "b" },
      ],
    },
    { ...PLAIN, id: "two", task: "follow_up" },
    { ...PLAIN, id: "Three!", variants: [{ id: "control", temperature: 3 }] },
    "none",
    { ...PLAIN, id: "five", task: "question_set", unit: "answer", metric: "cost" },
    {
      ...PLAIN,
      id: "six",
      task: "transcribe",
      questionType: "technical",
      metric: "validity",
      variants: [{ id: "a" }, { id: "b", temperature: 1 }],
    },
  ];
  assert.throws(() => parseExperiments(list, KNOWN), (error: Error) => {
    assert.deepEqual(error.message.split("\n- "), [
      "Experiments cannot be used, correct them:",
      'experiments[0].metric is "happiness": Give one of thumbs, edit_distance, abstention, validity, latency, cost',
      'experiments[0] has "colour": remove it',
      'experiments[1].variants has two with the id "a"',
      "experiments[1].variants has some with a share: give each one, or none",
      "experiments[1].variants has shares of 1.8 in all: give 1 at most",
      'experiments[1].variants[0].model is "remote/gpt": declare it among the models for "evaluate"',
      'experiments[1].variants[1].prompt is "evaluate/behavioral@7": name a prompt of "evaluate"',
      'experiments[2].metric is "thumbs", which only "evaluate" is given, not "follow_up": measure something else',
      'experiments[3].id is "Three!": Give up to 64 small letters, digits, dots, underscores and hyphens',
      "experiments[3].variants[0].temperature is 3: Give a number from 0 to 2",
      'experiments[3].variants is [{"id":"control","temperature":3}]: Give the control and at least one more',
      'experiments[4] is "none": Give an experiment as in the how-to page',
      'experiments[5].unit is "answer", and "question_set" comes before any answer: give "candidate"',
      'experiments[6].variants has "temperature": "transcribe" takes a "model" alone',
      'experiments[6].questionType is no matter of "transcribe": leave it out',
      'experiments[6].metric is "validity", and "transcribe" writes no remarks: measure "edit_distance"',
      'experiments has two with the id "two"',
    ]);
    return true;
  });
});

Deno.test("declarationOf() stays the same when only guardrails or the status change", () => {
  const of = (changes: object) =>
    declarationOf(parseExperiments([{ ...PLAIN, ...changes }], KNOWN)[0]!);
  assert.equal(of({}), of({ status: "stopped", guardrails: [{ metric: "cost", worstBy: 1 }] }));
  assert.notEqual(of({}), of({ metric: "validity" }));
  assert.notEqual(
    of({}),
    of({ variants: [{ id: "control", share: 0.4 }, { id: "concise", share: 0.6 }] }),
  );
});
