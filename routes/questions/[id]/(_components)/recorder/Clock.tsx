import type { Signal } from "@preact/signals";
import type { JSX } from "preact";
import { clock, fill } from "../../../../../lib/texts/format.ts";
import { isOpen, type RecorderViewProps } from "./model.ts";

const MINUTE_MS = 60_000;
const USUAL_MS = 2 * MINUTE_MS;

/** The limit in milliseconds, null = no timer; the views share it, and it only ever shows. */
export type Limit = Signal<number | null>;

interface ClockProps extends RecorderViewProps {
  limit: Limit;
}

/** Time spoken, beside a limit that never cuts off. */
export function Clock({ recorder, texts, limit }: ClockProps): JSX.Element {
  const of = limit.value;
  return (
    <p class="clock" role="timer" aria-live="off" hidden={!isOpen(recorder.state.value)}>
      {clock(recorder.elapsedMs.value)}
      {of !== null && <small>{fill(texts.clockOf, { limit: clock(of) })}</small>}
    </p>
  );
}

/** Said once, when the limit is reached. */
export function TimeUp({ recorder, texts, limit }: ClockProps): JSX.Element {
  const of = limit.value;
  const up = isOpen(recorder.state.value) && of !== null && recorder.elapsedMs.value >= of;
  return (
    <p class="quiet small" role="status">{up ? fill(texts.timeUp, { limit: clock(of) }) : ""}</p>
  );
}

/** The limit can be moved or switched off at any time (WCAG 2.2.1). */
export function LimitButtons({ texts, limit }: Omit<ClockProps, "recorder">): JSX.Element {
  const of = limit.value;
  return (
    <>
      {of !== null && (
        <button
          class="link small"
          type="button"
          onClick={() => limit.value = of + MINUTE_MS}
        >
          {texts.timerMore}
        </button>
      )}
      <button
        class="link small"
        type="button"
        onClick={() => limit.value = of === null ? USUAL_MS : null}
      >
        {of === null ? texts.timerOn : texts.timerOff}
      </button>
    </>
  );
}
