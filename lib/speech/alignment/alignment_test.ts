import assert from "node:assert/strict";
import fc from "fast-check";
import type { Transcript } from "../types.ts";
import { alignCorrection } from "./align_correction.ts";
import { alignTokens } from "./align_tokens.ts";
import { pausesIn } from "./pauses_in.ts";
import { timeOf } from "./time_of.ts";

/** Each word takes 100 ms from its place on; "|" starts a new segment. */
function heard(text: string): Transcript {
  let at = 0;
  const segments = text.split(" | ").map((part) => {
    const words = part.split(" ").filter(Boolean).map((word) => ({
      text: word,
      startMs: at++ * 100,
      endMs: at * 100,
      confidence: 0.9,
    }));
    const [first, last] = [words[0], words.at(-1)];
    return {
      text: part,
      startMs: first?.startMs ?? 0,
      endMs: last?.endMs ?? 0,
      confidence: 0.9,
      words,
    };
  });
  return {
    text: text.replaceAll(" | ", " "),
    language: "en",
    source: "recogniser",
    provider: "pocketsphinx",
    segments,
    confidence: 0.9,
  };
}

const timesIn = (transcript: Transcript) =>
  transcript.segments.flatMap(({ words }) =>
    words.map(({ text, startMs, endMs }) => `${text} ${startMs}-${endMs}`)
  );

Deno.test("alignCorrection() keeps the time of words that were kept or replaced", () => {
  const corrected = alignCorrection(heard("then our mane data base"), "Then our main data base.");
  assert.deepEqual(timesIn(corrected), [
    "Then 0-100",
    "our 100-200",
    "main 200-300",
    "data 300-400",
    "base. 400-500",
  ]);
  assert.equal(corrected.text, "Then our main data base.");
  assert.equal(corrected.source, "corrected");
  assert.equal(corrected.confidence, null);
});

Deno.test("alignCorrection() puts added words between their neighbours and drops what was deleted", () => {
  const corrected = alignCorrection(heard("we uh uh shipped it"), "we shipped all of it");
  assert.deepEqual(timesIn(corrected), [
    "we 0-100",
    "shipped 300-400",
    "all 400-400",
    "of 400-400",
    "it 400-500",
  ]);
});

Deno.test("alignCorrection() keeps segments apart, with their own pieces of the text", () => {
  const corrected = alignCorrection(
    heard("we failed | then we learned | a lot"),
    "We failed;\nthen we learned",
  );
  assert.deepEqual(corrected.segments.map(({ text }) => text), ["We failed;", "then we learned"]);
  assert.deepEqual(corrected.segments.map(({ startMs }) => startMs), [0, 200]);
});

Deno.test("alignCorrection() spreads the words of a segment without word times", () => {
  const original = heard("four long words here");
  const silent = { ...original, segments: [{ ...original.segments[0]!, words: [] }] };
  const corrected = alignCorrection(silent, "four long words here");
  const starts = corrected.segments[0]!.words.map(({ startMs }) => startMs);
  assert.deepEqual(starts, [0, 100, 200, 320]);
});

Deno.test("alignCorrection() gives no times where nothing was heard", () => {
  const typed: Transcript = { ...heard("x"), segments: [] };
  assert.deepEqual(alignCorrection(typed, "all new words").segments, []);
});

Deno.test("alignCorrection() gives every word of any text a time in order", () => {
  const words = fc.array(fc.constantFrom("we", "then", "shipped", "it", "late", "|"), {
    minLength: 1,
    maxLength: 30,
  });
  fc.assert(fc.property(words, words, (said, written) => {
    const text = written.join(" ").replaceAll("|", "new");
    const original = heard(said.join(" "));
    const corrected = alignCorrection(original, text);
    const timed = corrected.segments.flatMap((segment) => segment.words);
    if (original.segments.every((segment) => segment.words.length === 0)) return;
    assert.deepEqual(timed.map((word) => word.text), text.split(" "));
    timed.forEach((word) => assert(word.endMs >= word.startMs));
    timed.slice(1).forEach((word, index) => assert(word.startMs >= timed[index]!.startMs));
  }));
});

Deno.test("alignTokens() covers all of both sides in order", () => {
  const tokens = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 12 });
  fc.assert(fc.property(tokens, tokens, (from, to) => {
    const pairs = alignTokens(from, to);
    const left = pairs.map((pair) => pair.from).filter((index) => index !== null);
    const right = pairs.map((pair) => pair.to).filter((index) => index !== null);
    assert.deepEqual(left, from.map((_, index) => index));
    assert.deepEqual(right, to.map((_, index) => index));
  }));
});

Deno.test("timeOf() gives the time of the word at an offset, of the correction too", () => {
  const original = heard("we failed and | then we learned a lot");
  assert.equal(timeOf(original, original.text.indexOf("learned")), 500);
  const corrected = alignCorrection(original, "We failed, and then, we learned a lot!");
  assert.equal(timeOf(corrected, corrected.text.indexOf("learned")), 500);
  assert.equal(timeOf(corrected, corrected.text.indexOf("we learned")), 400);
  assert.equal(timeOf({ ...original, segments: [] }, 3), null);
});

Deno.test("pausesIn() gives the words that were said after a pause", () => {
  const word = (text: string, startMs: number, endMs: number) => ({
    text,
    startMs,
    endMs,
    confidence: null,
  });
  const words = [word("first", 0, 300), word("I", 900, 1000), word("asked", 1100, 1500)];
  const segment = { text: "first I asked", startMs: 0, endMs: 1500, confidence: null, words };
  const transcript = { ...heard("x"), text: segment.text, segments: [segment] };
  assert.deepEqual([...pausesIn(transcript)], [6]);
  assert.deepEqual([...pausesIn({ ...transcript, segments: [] })], []);
});
