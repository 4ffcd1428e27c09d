import type { EffectiveType } from "./line_quality.ts";
import { chooseBatchMs } from "./line_quality.ts";

/** Weight of a new round-trip time in the smoothed one, as in TCP (RFC 6298). */
const NEW_WEIGHT = 1 / 8;
/** Most packets in one message when there is a backlog. */
const CATCH_UP = 20;

interface ProgressOptions {
  /** Duration of one packet. */
  readonly packetMs: number;
  readonly effectiveType: () => EffectiveType;
}

/** How far an answer has come: which packets exist, are sent, are stored by the server. */
export class Progress {
  /** Packets that exist. */
  available = 0;
  /** Packets sent on the connection there is now. */
  sent = 0;
  /** Packets that the server has stored. */
  acknowledged = 0;
  /** Number of packets of the answer once it is ended. */
  total: number | null = null;
  /** Packets up to here are sent without waiting for a full batch. */
  flushTo = 0;
  rttMs: number | null = null;
  readonly #options: ProgressOptions;
  #inFlight: { readonly next: number; readonly atMs: number }[] = [];

  constructor(options: ProgressOptions) {
    this.#options = options;
  }

  get waitingMs(): number {
    return (this.available - this.sent) * this.#options.packetMs;
  }

  /** Everything is recorded and stored by the server. */
  get isComplete(): boolean {
    return this.total !== null && this.acknowledged >= this.total;
  }

  get hasUnsent(): boolean {
    return this.sent < this.available;
  }

  /** A new connection: the server has everything before `next`. */
  connected(next: number): void {
    this.#inFlight = [];
    this.acknowledge(next, 0);
    this.sent = next;
  }

  /** How many packets to send now; 0 = wait for more. */
  due(): number {
    const { packetMs, effectiveType } = this.#options;
    const waiting = this.available - this.sent;
    // A server that has more than this device kept is ahead until as much was recorded again.
    if (waiting <= 0) return 0;
    const line = { rttMs: this.rttMs, effectiveType: effectiveType() };
    const batch = Math.max(1, Math.round(chooseBatchMs(line) / packetMs));
    const flush = this.total !== null || this.sent < this.flushTo;
    return waiting >= batch || flush ? Math.min(waiting, Math.max(batch, CATCH_UP)) : 0;
  }

  advance(count: number, nowMs: number): void {
    this.sent += count;
    this.#inFlight.push({ next: this.sent, atMs: nowMs });
  }

  /** When the oldest message without an answer was sent; null = none waits. */
  get unansweredSinceMs(): number | null {
    return this.#inFlight[0]?.atMs ?? null;
  }

  acknowledge(next: number, nowMs: number): void {
    this.acknowledged = Math.max(this.acknowledged, next);
    while (this.#inFlight[0] && this.#inFlight[0].next <= next) {
      const rttMs = nowMs - this.#inFlight.shift()!.atMs;
      this.rttMs = this.rttMs === null ? rttMs : this.rttMs + (rttMs - this.rttMs) * NEW_WEIGHT;
    }
  }
}
