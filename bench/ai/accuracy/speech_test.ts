import assert from "node:assert/strict";
import { countSpeech, tokensOf } from "./speech.ts";

const TURNS = [
  { speaker: "interviewer", text: "So  tell me [laughs] about it." },
  { speaker: "interviewee", text: "Um  I  I built a well-known boat. It (laughs) didn't sink!" },
  { speaker: "unknown", text: "[both laugh]" },
  { speaker: "interviewee", text: "[inaudible]" },
  { speaker: "interviewee", text: "I was  like  you know  kind of proud of likeness" },
];

Deno.test("tokensOf() gives lower-case words without transcribers' notes", () => {
  assert.deepEqual(tokensOf("Well  I'm [sp] a (coughs) Co-Op  2nd."), [
    "well",
    "i'm",
    "a",
    "co-op",
    "nd",
  ]);
});

Deno.test("countSpeech() counts the interviewee's words, turns, sentences and repeats alone", () => {
  const speech = countSpeech({ turns: TURNS, sound: [] });
  assert.equal(speech.words.length, 20);
  assert.deepEqual(speech.turnLengths, [10, 10]);
  assert.equal(speech.sentences, 3);
  assert.equal(speech.repeats, 1);
});

Deno.test("countSpeech() counts a soft filler by whole words", () => {
  assert.equal(countSpeech({ turns: TURNS, sound: [] }).softFillers, 3);
});

Deno.test("countSpeech() counts laughter that is not noted in the interviewer's turns", () => {
  assert.equal(countSpeech({ turns: TURNS, sound: [] }).laughs, 2);
});

Deno.test("countSpeech() finds no repeat across two turns", () => {
  const turns = ["we did", "did it"].map((text) => ({ speaker: "interviewee", text }));
  assert.equal(countSpeech({ turns, sound: [] }).repeats, 0);
});
