/** The store's interface and what is built on it alone. */
export { MemoryStore } from "./adapters/memory/memory.ts";
export { createRateLimit, type RateLimit, type Taken } from "./rate_limit.ts";
export { type IncrementOptions, LONGEST_VALUE, type SetOptions, type Store } from "./store.ts";
export { createTaggedStore, type Stamp, type TaggedStore } from "./tagged.ts";
