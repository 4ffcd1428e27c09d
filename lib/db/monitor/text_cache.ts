/**
 * Values by SQL text, bounded, those used last stay. Texts that might have somebody's words in them, and
 * long ones are not kept: a hash stands for them.
 */

const MOST_ENTRIES = 2_000;
const MOST_CHARACTERS = 1_000_000;
const LONGEST_KEPT = 10_000;

export class TextCache<T> {
  /** Two generations: what is found in the old one moves to the young one, which takes its place when it is full. */
  #young = new Map<string | number, T>();
  #old = new Map<string | number, T>();
  #characters = 0;

  get(text: string): T | undefined {
    const found = text.length <= LONGEST_KEPT ? this.#find(text) : undefined;
    return found ?? this.#find(hash53(text));
  }

  /** `hashed` keeps no text. */
  set(text: string, value: T, { hashed }: { readonly hashed: boolean }): void {
    this.#put(hashed || text.length > LONGEST_KEPT ? hash53(text) : text, value);
  }

  #find(key: string | number): T | undefined {
    const young = this.#young.get(key);
    if (young !== undefined) return young;
    const old = this.#old.get(key);
    if (old !== undefined) this.#put(key, old);
    return old;
  }

  #put(key: string | number, value: T): void {
    this.#characters += typeof key === "string" ? key.length : 0;
    if (this.#young.size >= MOST_ENTRIES / 2 || this.#characters > MOST_CHARACTERS / 2) {
      this.#old = this.#young;
      this.#young = new Map();
      this.#characters = 0;
    }
    this.#young.set(key, value);
  }
}

/** 53 bits, the safe integers: two of 2,000 texts meet once in 4 billion processes. After bryc's cyrb53. */
function hash53(text: string): number {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (high >>> 0) % 2 ** 21 * 2 ** 32 + (low >>> 0);
}
