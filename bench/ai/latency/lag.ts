/** How late timers are: on a machine that is busy with other things, waits are measured too long. */
import { ascending, milliseconds, percentile } from "./percentiles.ts";

const EVERY_MS = 20;
/** Later than this, in one of twenty, and the figures are the machine's rather than the models'. */
const MOST_P95_MS = 25;

/** Begins to watch; what is given back ends it and says what was seen. */
export function watchLag(): () => string {
  const lags: number[] = [];
  let due = performance.now() + EVERY_MS;
  const timer = setInterval(() => {
    const now = performance.now();
    lags.push(Math.max(0, now - due));
    due = now + EVERY_MS;
  }, EVERY_MS);
  return () => {
    clearInterval(timer);
    return told(ascending(lags));
  };
}

function told(lags: readonly number[]): string {
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => percentile(lags, share)) as [
    number,
    number,
    number,
  ];
  const late =
    `Timers were late by ${milliseconds(p50)} ms (p50), ${milliseconds(p95)} ms (p95), ` +
    `${milliseconds(p99)} ms (p99)`;
  return p95 > MOST_P95_MS
    ? `${late}: THIS MACHINE WAS TOO BUSY, and the waits above are too long; measure again`
    : `${late}: what the waits above owe to this machine`;
}
