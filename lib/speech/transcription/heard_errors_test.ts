import assert from "node:assert/strict";
import type { Segment, Transcript } from "../types.ts";
import { heardErrors } from "./heard_errors.ts";

const segment = (text: string, startMs: number, heardBy?: string): Segment => ({
  text,
  startMs,
  endMs: startMs + 2000,
  confidence: null,
  words: [],
  ...heardBy && { heardBy },
});

const transcriptOf = (...segments: readonly Segment[]): Transcript => ({
  text: segments.map(({ text }) => text).join(" "),
  language: "en",
  source: "recogniser",
  provider: "pocketsphinx",
  segments,
  confidence: null,
});

const HEARD = transcriptOf(
  segment("we chipped the the release", 0, "a"),
  segment("and the client staid", 3000, "b"),
);

Deno.test("heardErrors() finds nothing wrong where only case and commas were changed", () => {
  assert.deepEqual(heardErrors(HEARD, "We chipped the the release, and the client staid."), [
    { recogniser: "a", errors: 0, words: 5 },
    { recogniser: "b", errors: 0, words: 4 },
  ]);
});

Deno.test("heardErrors() counts each recogniser's words by themselves", () => {
  assert.deepEqual(heardErrors(HEARD, "We shipped the release. And the client stayed with us."), [
    { recogniser: "a", errors: 2, words: 4 },
    { recogniser: "b", errors: 3, words: 6 },
  ]);
});

Deno.test("heardErrors() counts words out of nothing as errors, and nobody where nobody heard", () => {
  const made = transcriptOf(segment("thank you", 0), segment("we shipped it", 3000));
  assert.deepEqual(heardErrors(made, "We shipped it"), [
    { recogniser: "pocketsphinx", errors: 2, words: 3 },
  ]);
  assert.deepEqual(heardErrors({ ...made, provider: null }, "We shipped it"), []);
});
