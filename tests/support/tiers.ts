/** The product's cache on the store of a test, which nobody else has. */
import { type Clock, systemClock } from "../../lib/clock.ts";
import { CACHED, createTieredCache, type ProductTiers, type Store } from "../../lib/store/mod.ts";

/** A fault fails the test. */
export const testTiers = (
  { store, clock = systemClock }: { readonly store: Store; readonly clock?: Clock },
): ProductTiers =>
  createTieredCache({
    families: CACHED,
    store,
    clock,
    // Nothing is refreshed ahead of time.
    random: () => 0,
    onFault: (error) => {
      throw error;
    },
  });
