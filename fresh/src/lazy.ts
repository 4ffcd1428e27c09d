import type { Lazy, MaybeLazy } from "./types.ts";

/** Tells a value from the function that loads it; the value itself must not be a function. */
export function isLazy<T>(value: MaybeLazy<T>): value is Lazy<T> {
  return typeof value === "function";
}

/** Loads once and remembers. A load that failed is tried again by the next call. */
export function once<T>(load: Lazy<T>): Lazy<T> {
  let loaded: Promise<T> | undefined;
  return () => {
    loaded ??= load().catch((error) => {
      loaded = undefined;
      throw error;
    });
    return loaded;
  };
}
