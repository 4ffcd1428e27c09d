interface BackoffOptions {
  readonly firstMs: number;
  readonly mostMs: number;
  /** A number in 0..1, for example Math.random. */
  readonly random: () => number;
}

/**
 * Waiting times between attempts: twice as long each time, each drawn between half and all of that,
 * so that many clients do not come back at once (M. Brooker, "Exponential Backoff And Jitter", 2015).
 */
export function createBackoff({ firstMs, mostMs, random }: BackoffOptions) {
  let failures = 0;
  return {
    next(): number {
      const ceiling = Math.min(mostMs, firstMs * 2 ** failures++);
      return ceiling * (0.5 + 0.5 * random());
    },
    reset(): void {
      failures = 0;
    },
  };
}
