import type { Clock } from "../shared/clock.ts";

interface Limit {
  readonly clock: Pick<Clock, "sleep">;
  readonly ms: number;
  /** Made when the time is up. */
  readonly late: () => Error;
}

const NOT_LATE = new DOMException("In time", "AbortError");

/** What `promise` gives, or a rejection with `late()` if that takes longer than `ms`. */
export async function within<T>(promise: Promise<T>, { clock, ms, late }: Limit): Promise<T> {
  const over = new AbortController();
  const timer = clock.sleep(Math.max(0, ms), { signal: over.signal }).then(() => {
    throw late();
  });
  try {
    return await Promise.race([promise, timer]);
  } finally {
    over.abort(NOT_LATE);
  }
}
