/** Long computations beside everything else that a server does: a generator yields where it may be interrupted. */

/** Milliseconds of work before others get their turn. */
const SLICE_MS = 10;

/** All of it, now. */
export function atOnce<T>(steps: Generator<void, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** A slice at a time; no step should take longer than some milliseconds. */
export async function inSlices<T>(steps: Generator<void, T>): Promise<T> {
  for (let until = performance.now() + SLICE_MS;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (performance.now() < until) continue;
    await new Promise((resolve) => setTimeout(resolve, 0));
    until = performance.now() + SLICE_MS;
  }
}
