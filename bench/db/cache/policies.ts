/** Who stays in a cache of so many entries of the same size: how many of a trace's reads each policy hits. */
import { LRUCache } from "lru-cache";
import { NearTier } from "../../../lib/store/tiers/near.ts";

export type Policy = (trace: readonly number[], entries: number) => number;

const TIMES = { madeAt: 0, freshUntil: Infinity, staleUntil: Infinity, costMs: 0 };
const ENTRY = { value: 1, length: 1, ...TIMES };
const COPY = { entry: ENTRY, tags: [], stamp: null, at: 0 };

/** What the product has. */
export const nearTier: Policy = (trace, entries) => {
  const tier = new NearTier({ entries, bytes: Number.MAX_SAFE_INTEGER });
  return countHits(trace, {
    has: (key) => tier.get(String(key)) !== undefined,
    put: (key) => tier.set(String(key), COPY),
  });
};

/** lru-cache read by `peek`, which renews nothing: first in, first out. */
export const fifo: Policy = (trace, entries) => {
  const cache = new LRUCache<number, true>({ max: entries });
  return countHits(trace, {
    has: (key) => cache.peek(key) !== undefined,
    put: (key) => void cache.set(key, true),
  });
};

/** SIEVE (Zhang et al., NSDI 2024), which no kept package had at the time of writing: what a scan costs LRU. */
export const sieve: Policy = (trace, entries) => {
  const visited = new Map<number, boolean>();
  let hand: Iterator<[number, boolean]> = visited.entries();
  const evict = () => {
    for (;;) {
      const next = hand.next();
      if (next.done) {
        hand = visited.entries();
        continue;
      }
      const [key] = next.value;
      if (!visited.get(key)) return void visited.delete(key);
      visited.set(key, false);
    }
  };
  return countHits(trace, {
    has(key) {
      if (!visited.has(key)) return false;
      visited.set(key, true);
      return true;
    },
    put(key) {
      if (visited.size >= entries) evict();
      visited.set(key, false);
    },
  });
};

/**
 * The best possible, which knows the future (Belady, 1966), and passes by what comes again later than all that it has:
 * optimal where all entries have the same size.
 */
export const belady: Policy = (trace, entries) => {
  const next = nextReads(trace);
  const due = new Map<number, number>();
  const latest = new Heap();
  let hits = 0;
  trace.forEach((key, at) => {
    if (due.has(key)) hits += 1;
    due.set(key, next[at]!);
    latest.push({ key, at: next[at]! });
    if (due.size > entries) due.delete(latest.popValid(due));
  });
  return hits;
};

/** When each read's key comes next; Infinity = never. */
function nextReads(trace: readonly number[]): readonly number[] {
  const [next, seen] = [new Array<number>(trace.length), new Map<number, number>()];
  for (let at = trace.length - 1; at >= 0; at--) {
    next[at] = seen.get(trace[at]!) ?? Infinity;
    seen.set(trace[at]!, at);
  }
  return next;
}

interface Due {
  readonly key: number;
  readonly at: number;
}

/** The latest first; what was overtaken stays in it until it comes up. */
class Heap {
  readonly #items: Due[] = [];

  push(item: Due): void {
    const items = this.#items;
    let at = items.push(item) - 1;
    for (let up = (at - 1) >> 1; at > 0 && items[up]!.at < item.at; up = (at - 1) >> 1) {
      items[at] = items[up]!;
      at = up;
    }
    items[at] = item;
  }

  /** The key that comes again latest, of those whose time is still as it was pushed. */
  popValid(due: ReadonlyMap<number, number>): number {
    for (;;) {
      const { key, at } = this.#pop();
      if (due.get(key) === at) return key;
    }
  }

  #pop(): Due {
    const items = this.#items;
    const [top, last] = [items[0]!, items.pop()!];
    if (items.length === 0) return top;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= items.length) break;
      if (child + 1 < items.length && items[child + 1]!.at > items[child]!.at) child += 1;
      if (items[child]!.at <= last.at) break;
      items[at] = items[child]!;
      at = child;
    }
    items[at] = last;
    return top;
  }
}

interface Simple {
  has(key: number): boolean;
  put(key: number): void;
}

function countHits(trace: readonly number[], cache: Simple): number {
  let hits = 0;
  for (const key of trace) {
    if (cache.has(key)) hits += 1;
    else cache.put(key);
  }
  return hits;
}
