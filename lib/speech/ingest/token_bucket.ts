/** A token bucket (RFC 2697 calls it committed rate and burst): `burst` at once, then `perSecond`. */
export interface TokenBucketOptions {
  readonly burst: number;
  readonly perSecond: number;
  /** Milliseconds that never go back; the default is the process clock. */
  readonly now?: () => number;
}

/** @returns a function that says whether one more may pass */
export function createTokenBucket(options: TokenBucketOptions): () => boolean {
  const { burst, perSecond, now = () => performance.now() } = options;
  let tokens = burst;
  let last = now();
  return () => {
    const time = now();
    tokens = Math.min(burst, tokens + (time - last) / 1000 * perSecond);
    last = time;
    if (tokens < 1) return false;
    tokens--;
    return true;
  };
}
