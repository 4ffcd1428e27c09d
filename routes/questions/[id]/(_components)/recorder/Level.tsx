import type { JSX } from "preact";
import type { RecorderTexts, RecorderViewProps } from "./model.ts";

const BARS = 31;
const MIDDLE = (BARS - 1) / 2;

/** Highest level that still counts as the word, in the recorder's 0..1. */
const WORDS: readonly (readonly [until: number, word: keyof RecorderTexts["levels"]])[] = [
  [0.04, "none"],
  [0.25, "quiet"],
  [0.9, "good"],
  [1, "loud"],
];

/** How loud it is: bars that fill from the middle, and the same in a word. */
export function Level({ recorder, texts }: RecorderViewProps): JSX.Element {
  const recording = recorder.state.value === "recording";
  const level = recording ? recorder.level.value : 0;
  const reach = level * (MIDDLE + 1);
  return (
    <div class="level">
      <svg viewBox={`0 0 ${BARS * 8} 40`} aria-hidden="true">
        {Array.from({ length: BARS }, (_, index) => {
          const away = Math.abs(index - MIDDLE);
          const height = 4 + 32 * Math.exp(-((away / 7) ** 2));
          return (
            <rect
              key={index}
              class={away < reach ? "on" : undefined}
              x={index * 8 + 2}
              y={20 - height / 2}
              width="4"
              height={height}
              rx="2"
              fill="currentColor"
            />
          );
        })}
      </svg>
      <p>{`${texts.levelLabel}: ${recording ? texts.levels[wordOf(level)] : texts.still}`}</p>
    </div>
  );
}

function wordOf(level: number): keyof RecorderTexts["levels"] {
  return WORDS.find(([until]) => level <= until)?.[1] ?? "loud";
}
