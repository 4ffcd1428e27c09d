/** How long a run may still take, and each model of it. */
import type { Clock } from "../shared/clock.ts";
import type { Model } from "../spec/model.ts";
import type { Deadlines } from "../spec/task.ts";
import { isCoach } from "../providers/coach/mod.ts";

/** Kept free at the end of a run for the coach, who needs no longer; nobody else is asked with less than this left. */
const LONGEST_ROOM_MS = 500;

interface RunTimeParts {
  readonly clock: Pick<Clock, "monotonic">;
  readonly deadlines: Deadlines;
}

export class RunTime {
  readonly firstTextMs: number;
  readonly #clock: Pick<Clock, "monotonic">;
  readonly #until: number;
  readonly #roomMs: number;

  constructor({ clock, deadlines: { firstTextMs, totalMs } }: RunTimeParts) {
    this.firstTextMs = firstTextMs;
    this.#clock = clock;
    this.#until = clock.monotonic() + totalMs;
    this.#roomMs = Math.min(LONGEST_ROOM_MS, totalMs / 10);
  }

  /** When a call of this model has to be over, on the monotonic clock. */
  untilMs(model: Model): number {
    return isCoach(model) ? this.#until : this.#until - this.#roomMs;
  }

  /** Milliseconds that a call of this model may take; 0 or less = it is not asked any more. */
  leftMs(model: Model): number {
    return this.untilMs(model) - this.#clock.monotonic();
  }
}
