/** One stream under way that several callers read; it is ended when the last of them has left. */
import { Replay } from "../shared/replay.ts";

export class Flight<T> {
  readonly #replay: Replay<T>;
  readonly #stop = new AbortController();
  readonly #onEmpty: () => void;
  #readers = 0;

  /** @param onEmpty Called when nobody reads any more: from then on nobody may join */
  constructor(start: (signal: AbortSignal) => AsyncIterable<T>, onEmpty: () => void) {
    this.#onEmpty = onEmpty;
    this.#replay = Replay.of(start(this.#stop.signal));
  }

  /** The stream from its first item; joins when it is first read. Throws the signal's reason when it is aborted. */
  async *read(signal?: AbortSignal): AsyncGenerator<T> {
    this.#readers += 1;
    const aborted = whenAborted(signal);
    const items = this.#replay[Symbol.asyncIterator]();
    try {
      for (;;) {
        const next = await Promise.race([aborted.promise, items.next()]);
        if (next.done) return;
        yield next.value;
      }
    } finally {
      aborted.forget();
      this.#leave(signal?.reason);
    }
  }

  #leave(reason: unknown): void {
    this.#readers -= 1;
    if (this.#readers > 0) return;
    this.#onEmpty();
    this.#stop.abort(reason);
  }
}

/** Rejects with the signal's reason; unheard, it troubles nobody. */
function whenAborted(signal?: AbortSignal) {
  const { promise, reject } = Promise.withResolvers<never>();
  promise.catch(() => {});
  const stop = () => reject(signal?.reason);
  if (signal?.aborted) stop();
  signal?.addEventListener("abort", stop, { once: true });
  return { promise, forget: () => signal?.removeEventListener("abort", stop) };
}
