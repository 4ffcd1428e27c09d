import type { JSX } from "preact";
import type { SoundMeasures, Span } from "../../../../lib/speech/mod.ts";
import { clock, fill, number, plural, texts } from "../../../../lib/texts/mod.ts";

/** Drawn as one path in a box of 1000 x 20, however many pauses there are. */
const WIDTH = 1000;

/** When the candidate spoke and when they paused, drawn and said. */
export function PauseTimeline({ sound }: { sound: SoundMeasures }): JSX.Element | null {
  if (sound.durationMs === 0) return null;
  const { delivery: t } = texts().report;
  return (
    <figure class="tight">
      <figcaption>
        <span class="quiet">{t.pauses}</span>
      </figcaption>
      <svg
        class="picture timeline"
        viewBox={`0 0 ${WIDTH} 20`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <rect class="track" y="9" width={WIDTH} height="2" fill="currentColor" />
        <path d={speechPath(sound)} fill="currentColor" />
      </svg>
      <p class="apart quiet small">
        <span>0:00</span>
        <span>{clock(sound.durationMs)}</span>
      </p>
      <p class="small">{inWords(sound)}</p>
    </figure>
  );
}

function speechPath({ durationMs, pauses }: SoundMeasures): string {
  const x = (ms: number) => Math.round((ms / durationMs) * WIDTH);
  const starts = [0, ...pauses.map(({ endMs }) => endMs)];
  const ends = [...pauses.map(({ startMs }) => startMs), durationMs];
  return starts
    .map((start, index) => [x(start), x(ends[index] ?? durationMs)] as const)
    .filter(([from, to]) => to > from)
    .map(([from, to]) => `M${from} 2H${to}V18H${from}z`)
    .join("");
}

const lengthOf = ({ startMs, endMs }: Span): number => endMs - startMs;

function inWords({ speechMs, pauses }: SoundMeasures): string {
  const { delivery: t } = texts().report;
  const spoken = clock(speechMs);
  if (pauses.length === 0) return fill(t.pausesNone, { spoken });
  const longest = number(Math.max(...pauses.map(lengthOf)) / 1000, { digits: 1 });
  return fill(plural(t.pausesText, pauses.length), { spoken, longest });
}
