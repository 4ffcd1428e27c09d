/**
 * A text's words as a sparse vector, by the hashing trick (Weinberger et al., "Feature hashing for large
 * scale multitask learning", ICML 2009): no vocabulary is kept, so no word of a candidate is either.
 */
import { fnv1a } from "../../hash.ts";

/** Length of the vector; a power of two. */
export const BUCKETS = 4096;

/** How often each bucket is hit, buckets ascending. */
export interface WordCounts {
  readonly buckets: Int32Array;
  readonly counts: Float32Array;
}

const WORD = /[a-z]+(?:'[a-z]+)?|\d+|[^\sa-z\d]/g;
/** Shorter words keep their ending: "is", "need". */
const LEAST_STEM = 5;
/** Longer numbers say only how long they are. */
const LONGEST_NUMBER = 2;

export function countWords(text: string): WordCounts {
  const found = new Map<number, number>();
  for (const word of text.toLowerCase().match(WORD) ?? []) {
    const bucket = bucketOf(stem(word));
    found.set(bucket, (found.get(bucket) ?? 0) + 1);
  }
  const buckets = Int32Array.from(found.keys()).sort();
  return { buckets, counts: Float32Array.from(buckets, (bucket) => found.get(bucket)!) };
}

function stem(word: string): string {
  if (word >= "0" && word <= ":") {
    return word.length > LONGEST_NUMBER ? `#${word.length}` : word;
  }
  return word.length >= LEAST_STEM ? word.slice(0, word.length - endingOf(word)) : word;
}

/** Letters of the longest of -'s, -ing, -ed, -es, -s and -ly at its end; a pattern would look for it from each letter on. */
function endingOf(word: string): number {
  const before = word.charAt(word.length - 2);
  switch (word.charAt(word.length - 1)) {
    case "s":
      return before === "'" || before === "e" ? 2 : 1;
    case "d":
      return before === "e" ? 2 : 0;
    case "y":
      return before === "l" ? 2 : 0;
    default:
      return word.endsWith("ing") ? 3 : 0;
  }
}

const bucketOf = (word: string): number => hash32(word) & (BUCKETS - 1);

/** FNV-1a, then MurmurHash3's finaliser, which spreads its low bits. */
export function hash32(text: string): number {
  let hash = fnv1a(text);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
