import assert from "node:assert/strict";
import fc from "fast-check";
import { createCue, type Cue, HOLD_MS, QUIET_START_MS } from "./cue.ts";
import type { SoundStats } from "./features/sound_meter.ts";

const STEP_MS = 100;

/** How someone speaks for a while. */
interface Manner {
  readonly seconds: number;
  /** While speaking, pauses left out. */
  readonly syllablesPerS?: number;
  readonly levelDb?: number | null;
  readonly snrDb?: number | null;
  /** Share of each 4 s that is silent. */
  readonly pauseShare?: number;
}

/** The cues, and when each began to show. */
function listen(...manners: readonly Manner[]): (readonly [seconds: number, cue: Cue | null])[] {
  const next = createCue();
  const shown: (readonly [number, Cue | null])[] = [];
  let timeMs = 0, speechMs = 0, syllables = 0, silenceMs = 0;
  for (const manner of manners) {
    const { syllablesPerS = 4.5, levelDb = -22, snrDb = 30, pauseShare = 0.25 } = manner;
    for (let i = 0; i < manner.seconds * 10; i++) {
      timeMs += STEP_MS;
      const speech = (timeMs % 4000) / 4000 >= pauseShare;
      speechMs += speech ? STEP_MS : 0;
      syllables += speech ? syllablesPerS * STEP_MS / 1000 : 0;
      silenceMs = speech ? 0 : silenceMs + STEP_MS;
      const cue = next(stats({ timeMs, speechMs, syllables, silenceMs, levelDb, snrDb }));
      if (shown.length === 0 || shown.at(-1)![1] !== cue) shown.push([timeMs / 1000, cue]);
    }
  }
  return shown;
}

function stats(now: {
  timeMs: number;
  speechMs: number;
  syllables: number;
  silenceMs: number;
  levelDb: number | null;
  snrDb: number | null;
}): SoundStats {
  const { levelDb, ...rest } = now;
  return { ...rest, levelDb: levelDb ?? -90, speech: now.silenceMs === 0, speechLevelDb: levelDb };
}

const cues = (...manners: readonly Manner[]) => listen(...manners).map(([, cue]) => cue);

Deno.test("createCue() says nothing in the first ten seconds, then that it is good", () => {
  const shown = listen({ seconds: 60 });
  assert.deepEqual(shown.map(([, cue]) => cue), [null, "good"]);
  assert.ok(shown[1]![0] >= QUIET_START_MS / 1000);
});

Deno.test("createCue() tells a pace that is clearly too fast, and when it is good again", () => {
  assert.deepEqual(cues({ seconds: 40, syllablesPerS: 7 }), [null, "too_fast"]);
  assert.deepEqual(
    cues({ seconds: 30, syllablesPerS: 7 }, { seconds: 40, syllablesPerS: 4 }),
    [null, "too_fast", "good"],
  );
});

Deno.test("createCue() does not waver at the border of too fast", () => {
  const border: Manner[] = Array.from({ length: 16 }, (_, n) => ({
    seconds: 10,
    syllablesPerS: n % 2 ? 6.3 : 5.8,
  }));
  assert.ok(cues(...border).length <= 3, cues(...border).join(" "));
});

Deno.test("createCue() tells speech without a breath, and answers that are long", () => {
  assert.deepEqual(cues({ seconds: 60, pauseShare: 0 }), [null, "good", "too_long"]);
  assert.deepEqual(cues({ seconds: 200 }), [null, "good", "too_long"]);
});

Deno.test("createCue() names sound that cannot be judged before all else", () => {
  assert.deepEqual(cues({ seconds: 20, snrDb: 6, syllablesPerS: 8 }), [null, "too_noisy"]);
  assert.deepEqual(cues({ seconds: 20, levelDb: -52, syllablesPerS: 8 }), [null, "too_quiet"]);
});

Deno.test("createCue() stays silent while nobody speaks", () => {
  assert.deepEqual(cues({ seconds: 40, pauseShare: 1, levelDb: null, snrDb: null }), [null]);
});

Deno.test("createCue() keeps every cue for eight seconds, whatever comes", () => {
  const manner: fc.Arbitrary<Manner> = fc.record({
    seconds: fc.integer({ min: 1, max: 15 }),
    syllablesPerS: fc.double({ min: 0, max: 9, noNaN: true }),
    levelDb: fc.double({ min: -60, max: -10, noNaN: true }),
    snrDb: fc.double({ min: 0, max: 40, noNaN: true }),
    pauseShare: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  fc.assert(fc.property(fc.array(manner, { minLength: 1, maxLength: 20 }), (manners) => {
    const shown = listen(...manners).filter(([, cue]) => cue !== null);
    for (let i = 1; i < shown.length; i++) {
      assert.ok(shown[i]![0] - shown[i - 1]![0] >= HOLD_MS / 1000 - 1e-9);
    }
  }));
});
