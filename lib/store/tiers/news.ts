/** Tells all processes what became invalid, hears it from them, and knows whether it can. */
import type { Clock } from "../../clock.ts";
import { inTime } from "../in_time.ts";
import type { Channel, Listener, Store } from "../store.ts";

const CHANNEL = "invalid";
export const ROUND_MS = 500;
/** A round's two waits and a little: a process that has heard nothing for longer is deaf. */
const GOOD_MS = 2_000;
const PATIENCE_MS = 1_000;

export interface NewsParts {
  readonly store: Pick<Store, "listen">;
  readonly clock: Clock;
  readonly listener: Listener;
  /** Comes after each round that went well. */
  readonly onRound: () => Promise<void>;
  /** Told once of each spell of deafness. */
  readonly onFault: (error: unknown) => void;
}

export class News {
  readonly #parts: NewsParts;
  readonly #ended = new AbortController();
  #channel: Promise<Channel> | null = null;
  #rounds: Promise<void> | null = null;
  #heardAt = -Infinity;
  #isTold = false;

  constructor(parts: NewsParts) {
    this.#parts = parts;
  }

  /** Whether everything that was told up to two seconds ago has been heard. */
  get isGood(): boolean {
    return this.#parts.clock.monotonic() - this.#heardAt < GOOD_MS;
  }

  /** @throws If the store does not answer, or not in time: then it may be told nevertheless */
  tell(message: string): Promise<void> {
    return this.#inTime(this.#open().then((channel) => channel.tell(message)));
  }

  /** Listens from now on; resolves after the first round, whatever came of it. */
  async begin(): Promise<void> {
    if (this.#rounds) return;
    const first = this.#round();
    this.#rounds = first.then(() => this.#goOn()).catch(() => {});
    await first;
  }

  async stop(): Promise<void> {
    this.#ended.abort();
    await this.#rounds;
    const closing = this.#channel?.then((channel) => channel[Symbol.asyncDispose]());
    if (closing) await this.#inTime(closing).catch(() => {});
  }

  async #goOn(): Promise<never> {
    for (;;) {
      await this.#parts.clock.sleep(ROUND_MS, this.#ended);
      await this.#round();
    }
  }

  async #round(): Promise<void> {
    const { clock, onRound, onFault } = this.#parts;
    const began = clock.monotonic();
    try {
      await this.#inTime(this.#open().then((channel) => channel.catchUp()));
      this.#heardAt = began;
      this.#isTold = false;
      await onRound();
    } catch (error) {
      if (!this.#isTold) onFault(error);
      this.#isTold = true;
    }
  }

  #inTime<T>(answer: Promise<T>): Promise<T> {
    const { clock } = this.#parts;
    return inTime(answer, { clock, ms: PATIENCE_MS, who: "News of what is invalid" });
  }

  /** What was copied before anybody listened may be invalid. */
  #open(): Promise<Channel> {
    const { store, listener } = this.#parts;
    if (this.#channel) return this.#channel;
    const opening = store.listen(CHANNEL, listener);
    this.#channel = opening;
    opening.then(() => listener.lost(), () => this.#channel = null);
    return opening;
  }
}
