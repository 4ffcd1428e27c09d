/** The exact cache of whole texts, and the tags by which they are made invalid. */
export { accountTag, cacheKey, modelTag, promptTag } from "./key.ts";
export type { CacheEvent } from "./sources.ts";
export { createTextCache, type TextCache, type WantedText } from "./text_cache.ts";
