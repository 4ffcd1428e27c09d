/** The store's interface and what is built on it alone. */
export { MemoryStore } from "./adapters/memory/memory.ts";
export { CACHED, type Families, type Family } from "./cached.ts";
export { type GuardedStore, guardStore } from "./guard.ts";
export { type Lease, LEASE_MS, takeLease } from "./lease.ts";
export { createRateLimit, type RateLimit, type Taken } from "./rate_limit.ts";
export { type IncrementOptions, LONGEST_VALUE, type SetOptions, type Store } from "./store.ts";
export { createTaggedStore, type Stamp, type TaggedStore } from "./tagged.ts";
export {
  type CacheFigures,
  createTieredCache,
  type FamilyFigures,
  type Filled,
  type ProductTiers,
  type TieredCache,
} from "./tiers/cache.ts";
