import assert from "node:assert/strict";
import { createCutter, UTTERANCE_MAX_MS } from "./cutter.ts";
import type { Frame } from "./types.ts";

/** A voice-like sound: 150 Hz with its overtones, four syllables a second, over faint noise. */
function sound(seconds: number, voiced: (second: number) => boolean): Frame[] {
  let seed = 1;
  const noise = () => ((seed = seed * 16807 % 2147483647) / 2147483647 - 0.5) * 2e-4;
  return Array.from({ length: Math.floor(seconds / 0.06) }, (_, index) => ({
    startMs: index * 60,
    packet: new Uint8Array(),
    pcm: Float32Array.from({ length: 960 }, (_, at) => {
      const second = (index * 960 + at) / 16_000;
      if (!voiced(second)) return noise();
      const syllable = 0.3 + 0.7 * Math.abs(Math.sin(2 * Math.PI * 2 * second));
      const overtones = [1, 2, 3, 4, 5, 6].map((n) => Math.sin(2 * Math.PI * 150 * n * second) / n);
      return 0.2 * syllable * overtones.reduce((sum, one) => sum + one) + noise();
    }),
  }));
}

/** Start and end of each utterance, in ms. */
function cut(frames: readonly Frame[]): [start: number, end: number][] {
  const cutter = createCutter();
  const utterances: [number, number][] = [];
  let open = false;
  for (const frame of frames) {
    const cut = cutter.push(frame);
    for (const given of cut.frames) {
      if (!open) utterances.push([given.startMs, 0]);
      open = true;
      utterances.at(-1)![1] = given.startMs + 60;
    }
    if (cut.ends) open = false;
  }
  return utterances;
}

Deno.test("createCutter() cuts at a pause of 0.7 s, not at a shorter one", () => {
  const pauses = [[3, 3.4], [5, 6.2]];
  const utterances = cut(sound(9, (at) => at > 1 && !pauses.some(([a, b]) => at > a! && at < b!)));
  assert.equal(utterances.length, 2);
  const [[start, end], [next]] = utterances as [[number, number], [number, number]];
  assert(start >= 600 && start <= 1000, `starts a little before speech: ${start}`);
  assert(end >= 5600 && end <= 5900, `ends 0.7 s into the pause: ${end}`);
  assert(next >= 5800 && next <= 6200, `the next starts before speech: ${next}`);
});

Deno.test("createCutter() gives every frame at most once and in order", () => {
  const cutter = createCutter();
  const starts = sound(40, (at) => at % 4 > 0.9).flatMap((frame) =>
    cutter.push(frame).frames.map(({ startMs }) => startMs)
  );
  starts.slice(1).forEach((start, index) => assert(start > starts[index]!));
});

Deno.test("createCutter() never lets an utterance grow beyond 15 s, and loses nothing there", () => {
  const utterances = cut(sound(40, (at) => at > 0.5));
  for (const [start, end] of utterances) assert(end - start <= UTTERANCE_MAX_MS + 60);
  utterances.slice(1).forEach(([start], index) => assert.equal(start, utterances[index]![1]));
});

Deno.test("createCutter() prefers a short breath to cutting a word in two late in an utterance", () => {
  const utterances = cut(sound(16, (at) => at > 0.3 && !(at > 12 && at < 12.5)));
  assert(utterances[0]![1] > 12_000 && utterances[0]![1] < 12_600, String(utterances[0]));
});

Deno.test("createCutter() opens nothing in silence", () => {
  assert.deepEqual(cut(sound(5, () => false)), []);
});
