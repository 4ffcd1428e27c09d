import type { JSX } from "preact";
import { clock, fill, texts } from "../lib/texts/mod.ts";
import { Icon } from "./Icon.tsx";

/** The name that links to a moment of the sound aim at. */
const TARGET = "player";

/** The sound of an answer in a frame of its own, so that a plain link can make it jump. */
export function Player({ answerId }: { answerId: string }): JSX.Element {
  return (
    <iframe
      class="player"
      name={TARGET}
      title={texts().report.player}
      src={`/answers/${answerId}/player`}
      loading="lazy"
    />
  );
}

interface PlayFromProps {
  answerId: string;
  ms: number;
}

/** Plays the answer from a moment; without sound kept, do not show it. */
export function PlayFrom({ answerId, ms }: PlayFromProps): JSX.Element {
  const label = fill(texts().report.playFrom, { clock: clock(ms) });
  return (
    <a
      class="at"
      href={`/answers/${answerId}/player?t=${Math.floor(ms / 1000)}`}
      target={TARGET}
      aria-label={label}
    >
      <Icon name="play" size={14} />
      {clock(ms)}
    </a>
  );
}
