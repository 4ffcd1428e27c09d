/** The right to do something alone among all processes that share a store; lost within seconds by one that dies. */
import type { Store } from "./store.ts";
import type { Clock } from "../clock.ts";

export const LEASE_MS = 3_000;
/** So that two renewals may fail. */
const RENEW_MS = LEASE_MS / 3;

export interface Lease {
  /** Lets the next one have it. Throws what the store throws. */
  release(): Promise<void>;
}

export interface LeaseParts {
  readonly store: Store;
  readonly clock: Clock;
  /** Told of a renewal that failed. */
  readonly onFault: (error: unknown) => void;
}

/**
 * Takes the lease and keeps it until it is released, or gives null while another has it.
 *
 * @throws What the store throws
 */
export async function takeLease(
  key: string,
  { store, clock, onFault }: LeaseParts,
): Promise<Lease | null> {
  const holder = crypto.randomUUID();
  if (!await store.setIfAbsent(key, holder, { ttlMs: LEASE_MS })) return null;
  const isMine = async () => await store.get(key) === holder;
  const ended = new AbortController();
  const renew = async () => {
    for (;;) {
      await clock.sleep(RENEW_MS, { signal: ended.signal });
      try {
        if (await isMine()) await store.set(key, holder, { ttlMs: LEASE_MS });
      } catch (error) {
        onFault(error);
      }
    }
  };
  const renewing = renew().catch(() => {});
  return {
    async release() {
      ended.abort();
      await renewing;
      if (await isMine()) await store.delete(key);
    },
  };
}
