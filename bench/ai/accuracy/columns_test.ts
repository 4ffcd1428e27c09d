import assert from "node:assert/strict";
import { assertClose } from "../../../tests/support/close.ts";
import { COLUMNS, rowOf } from "./columns.ts";
import { countSpeech } from "./speech.ts";

const MEASURES = {
  pitchUvsVRatio: 2,
  jitter: 0.02,
  shimmer: 0.1,
  numVoiceBreaks: 6,
  PercentBreaks: 30,
  numPause: 4,
  maxDurPause: 1,
  avgDurPause: 0.5,
};
const SPEECH = countSpeech({
  turns: [
    { speaker: "interviewee", text: "Um  we led the team. The team won everything." },
    { speaker: "interviewee", text: "Yes." },
  ],
  sound: [{ ...MEASURES, duration: 15 }, { ...MEASURES, duration: 5, jitter: NaN, maxDurPause: 3 }],
});

const valueOf = (name: string, speech = SPEECH): number => {
  const column = COLUMNS.find((one) => one.name === name);
  assert.ok(column, `No column "${name}"`);
  return column.of(speech);
};

Deno.test("COLUMNS are 41, each with a name of its own", () => {
  assert.equal(COLUMNS.length, 41);
  assert.equal(new Set(COLUMNS.map(({ name }) => name)).size, 41);
});

Deno.test("COLUMNS give rates of words", () => {
  assertClose(valueOf("ln words"), Math.log(10));
  assertClose(valueOf("distinct / sqrt words"), 8 / Math.sqrt(10));
  assertClose(valueOf("we / 100 words"), 10);
  assertClose(valueOf("articles / 100 words"), 20);
  assertClose(valueOf("% long words"), 10);
  assertClose(valueOf("letters a word"), 37 / 10);
  assertClose(valueOf("ln words a sentence"), Math.log(10 / 3));
  assertClose(valueOf("ln longest turn"), Math.log(9));
});

Deno.test("COLUMNS set words against the seconds of all questions", () => {
  assertClose(valueOf("words / s"), 10 / 20);
  assertClose(valueOf("fillers / s"), 1 / 20);
  assertClose(valueOf("ln shortest answer"), Math.log(5));
});

Deno.test("COLUMNS take means of sound over the questions that have it", () => {
  assertClose(valueOf("jitter"), 0.02);
  assertClose(valueOf("ln maxDurPause"), Math.log(2));
  assertClose(valueOf("numVoiceBreaks / s"), 12 / 20);
});

Deno.test("COLUMNS of nobody's words and no sound are missing, not 0", () => {
  const nothing = countSpeech({ turns: [], sound: [] });
  for (const name of ["ln words", "we / 100 words", "words / s", "jitter", "ln longest turn"]) {
    assert.ok(!Number.isFinite(valueOf(name, nothing)), name);
  }
});

Deno.test("rowOf() gives the columns of the kinds asked for", () => {
  assert.equal(rowOf(SPEECH, ["delivery"]).length, 9);
  assert.equal(rowOf(SPEECH, ["text", "timing", "delivery"]).length, 41);
  assert.ok(!rowOf(SPEECH, ["text"]).includes(valueOf("words / s")));
});
