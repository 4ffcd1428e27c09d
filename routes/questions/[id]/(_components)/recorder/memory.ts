/** Yes-or-no choices that this device remembers; without storage they hold until the page is left. */

export function remembered(key: string): boolean {
  try {
    return globalThis.localStorage?.getItem(key) === "1";
  } catch {
    return false;
  }
}

export function remember(key: string, yes: boolean): void {
  try {
    if (yes) globalThis.localStorage?.setItem(key, "1");
    else globalThis.localStorage?.removeItem(key);
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}
