import assert from "node:assert/strict";
import type { DeliveryMeasureId, SoundMeasures, Transcript } from "../types.ts";
import { countFillers } from "./fillers/count_fillers.ts";
import { measureDelivery } from "./measure_delivery.ts";

const SOUND: SoundMeasures = {
  durationMs: 32_000,
  speechMs: 24_000,
  syllables: 108,
  pauses: [{ startMs: 5000, endMs: 6000 }, { startMs: 10_000, endMs: 15_000 }],
  pitchRangeSt: 8.04,
  loudnessRangeDb: 22,
  snrDb: 30,
  speechLevelDb: -25,
};

const transcript = (text: string): Transcript => ({
  text,
  language: "en",
  source: "recogniser",
  provider: "whisper-1",
  segments: [],
  confidence: null,
});

const SAID = transcript(Array.from({ length: 70 }, (_, at) => at % 35 ? "word" : "um").join(" "));

function figure(id: DeliveryMeasureId, ...delivered: Parameters<typeof measureDelivery>) {
  return measureDelivery(...delivered).measures.find((measure) => measure.id === id)!;
}

const EXPECTED: Record<DeliveryMeasureId, [value: number, unit: string]> = {
  speaking_rate: [140, "words/min"],
  articulation_rate: [4.5, "syllables/s"],
  pause_ratio: [20, "%"],
  longest_pause: [5, "s"],
  fillers: [2.9, "per 100 words"],
  pitch_range: [8, "semitones"],
  loudness_range: [22, "dB"],
};

for (const [id, [value, unit]] of Object.entries(EXPECTED)) {
  Deno.test(`measureDelivery() gives ${id} in ${unit}, with a typical range and its source`, () => {
    const measure = figure(id as DeliveryMeasureId, { sound: SOUND, transcript: SAID });
    assert.equal(measure.value, value);
    assert.equal(measure.unit, unit);
    assert.equal(measure.reason, null);
    assert(measure.typical[0] < measure.typical[1]);
    assert.match(measure.source, /\b(19|20)\d\d\b/);
  });
}

Deno.test("measureDelivery() judges nothing from sound under 10 dB over its background", () => {
  const delivery = measureDelivery({ sound: { ...SOUND, snrDb: 9 }, transcript: SAID });
  assert(delivery.tooNoisy);
  for (const measure of delivery.measures) {
    assert.equal(measure.reason, measure.id === "fillers" ? null : "too_noisy");
  }
});

Deno.test("measureDelivery() says why there is no figure", () => {
  const reason = (...delivered: Parameters<typeof measureDelivery>) =>
    measureDelivery(...delivered).measures.map(({ id, reason }) => `${id}: ${reason}`);
  assert(reason({ sound: SOUND, transcript: null }).includes("speaking_rate: no_transcript"));
  assert(reason({ sound: SOUND, transcript: null }).includes("fillers: no_transcript"));
  assert(reason({ sound: null, transcript: SAID }).includes("speaking_rate: no_sound"));
  assert(reason({ sound: null, transcript: SAID }).includes("fillers: null"));
  const short = { ...SOUND, speechMs: 4000, pitchRangeSt: null };
  assert(reason({ sound: short, transcript: SAID }).includes("pitch_range: too_short"));
  assert(reason({ sound: SOUND, transcript: transcript("um") }).includes("fillers: too_short"));
});

Deno.test("measureDelivery() counts no fillers where the recogniser hears none, until corrected", () => {
  const heard: Transcript = { ...SAID, provider: "pocketsphinx" };
  assert.equal(figure("fillers", { sound: SOUND, transcript: heard }).reason, "not_verbatim");
  const corrected: Transcript = { ...heard, source: "corrected" };
  assert.equal(figure("fillers", { sound: SOUND, transcript: corrected }).value, 2.9);
});

Deno.test("measureDelivery() leaves typed answers without any figure", () => {
  const typed: Transcript = { ...SAID, source: "typed", provider: null };
  const { measures } = measureDelivery({ sound: null, transcript: typed });
  assert.deepEqual(new Set(measures.map(({ reason }) => reason)), new Set(["no_sound"]));
});

Deno.test("countFillers() counts the longest filler at each place, and words only where they fill", () => {
  const count = (text: string) =>
    countFillers(text, { language: "en-GB" })!.map((filler) => `${filler.text} ${filler.count}`);
  assert.deepEqual(count("Um, you know what I mean, uh, I mean, um"), [
    "um 2",
    "you know what i mean 1",
    "uh 1",
    "i mean 1",
  ]);
  assert.deepEqual(count("What kind of team? It was kind of small."), ["kind of 1"]);
  assert.deepEqual(count("Do you know her? I like it, well and so."), []);
});

Deno.test("countFillers() has nothing to say of a language without a list", () => {
  assert.equal(countFillers("äh also", { language: "de" }), null);
});
