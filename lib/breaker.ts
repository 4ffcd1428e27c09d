/**
 * A circuit breaker (Nygard, "Release It!", chapter 5; the states are those of Azure's "Circuit Breaker pattern"):
 * who keeps failing is not asked for a while, then by one call alone, and by all again once that went well.
 */
import type { Random } from "./random.ts";
import type { Clock } from "./clock.ts";
import { OutcomeWindow } from "./outcome_window.ts";

export type BreakerState = "closed" | "open" | "half_open";

/** So many failures in a row open it. */
const CONSECUTIVE = 5;
/** As does this share of failures among at least so many calls. */
const ERROR_RATE = 0.5;
const LEAST_CALLS = 20;
const FIRST_OPEN_MS = 5_000;
const LONGEST_OPEN_MS = 120_000;

/** One call that was let through. */
export interface Ticket {
  /** It alone finds out whether the other side is back. */
  readonly isProbe: boolean;
  readonly era: number;
}

interface BreakerParts {
  readonly clock: Pick<Clock, "monotonic">;
  readonly random: Random;
  /** False: counts, and lets everything through. */
  readonly breaks: boolean;
  /** Milliseconds that it stays open, at least half of them; twice as long each time until it closes. 5 s by default. */
  readonly firstOpenMs?: number;
  /** 2 minutes by default. */
  readonly longestOpenMs?: number;
}

export class Breaker {
  readonly #parts: BreakerParts;
  readonly #outcomes: OutcomeWindow;
  readonly #suspected = new WeakSet<Ticket>();
  #consecutive = 0;
  /** Times it opened since it was last closed. */
  #openings = 0;
  #openUntil: number | null = null;
  #probing = false;
  /** Calls of an earlier era tell nothing of this one. */
  #era = 0;

  constructor(parts: BreakerParts) {
    this.#parts = parts;
    this.#outcomes = new OutcomeWindow(parts.clock);
  }

  get state(): BreakerState {
    if (this.#openUntil === null) return "closed";
    return this.#parts.clock.monotonic() < this.#openUntil ? "open" : "half_open";
  }

  /** When it may be probed, on the monotonic clock; null unless it is open. */
  get openUntil(): number | null {
    return this.state === "open" ? this.#openUntil : null;
  }

  get outcomes(): Pick<OutcomeWindow, "calls" | "errorRate"> {
    return this.#outcomes;
  }

  /** Whether a call would be let through now. */
  get letsThrough(): boolean {
    const { state } = this;
    return state === "closed" || (state === "half_open" && !this.#probing);
  }

  /** To be handed back by exactly one of `succeeded()`, `failed()` and `left()`. Only while it lets through. */
  enter(): Ticket {
    const isProbe = this.state === "half_open";
    if (isProbe) this.#probing = true;
    return { isProbe, era: this.#era };
  }

  /** The call is still under way and should not be: one failure in a row already, and no outcome yet. */
  suspected(ticket: Ticket): void {
    if (ticket.era !== this.#era || this.#suspected.has(ticket)) return;
    this.#suspected.add(ticket);
    this.#consecutive += 1;
    if (ticket.isProbe || this.#isTooMuch) this.#open();
  }

  succeeded(ticket: Ticket): void {
    if (ticket.era !== this.#era) return;
    this.#outcomes.add(true);
    this.#consecutive = 0;
    if (ticket.isProbe) this.#close();
  }

  failed(ticket: Ticket): void {
    if (ticket.era !== this.#era) return;
    this.#outcomes.add(false);
    if (!this.#suspected.has(ticket)) this.#consecutive += 1;
    if (ticket.isProbe || this.#isTooMuch) this.#open();
  }

  /** The call told nothing of the other side: it was aborted, say. */
  left(ticket: Ticket): void {
    if (ticket.isProbe && ticket.era === this.#era) this.#probing = false;
  }

  get #isTooMuch(): boolean {
    const { calls, errorRate } = this.#outcomes;
    return this.#consecutive >= CONSECUTIVE || (calls >= LEAST_CALLS && errorRate >= ERROR_RATE);
  }

  #open(): void {
    const { clock, random, breaks } = this.#parts;
    const { firstOpenMs = FIRST_OPEN_MS, longestOpenMs = LONGEST_OPEN_MS } = this.#parts;
    if (!breaks) return;
    const openMs = Math.min(longestOpenMs, firstOpenMs * 2 ** this.#openings);
    // Between half of it and all: servers that lost it together do not come back to it together.
    this.#openUntil = clock.monotonic() + openMs * (1 + random()) / 2;
    this.#openings += 1;
    this.#startEra();
  }

  #close(): void {
    this.#openUntil = null;
    this.#openings = 0;
    this.#outcomes.clear();
    this.#startEra();
  }

  #startEra(): void {
    this.#era += 1;
    this.#consecutive = 0;
    this.#probing = false;
  }
}
