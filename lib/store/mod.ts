/** The store's interface and what is built on it alone. */
export { MemoryStore } from "./adapters/memory/memory.ts";
export { createRateLimit, type RateLimit, type Taken } from "./rate_limit.ts";
export type { IncrementOptions, SetOptions, Store } from "./store.ts";
