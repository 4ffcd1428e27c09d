/** Chance that can be repeated: the same seed gives the same order, on every machine. */
import { fnv1a } from "../../hash.ts";
import { type Random, seededRandom } from "../../random.ts";

/** Numbers in [0, 1) from a text seed. */
export const seededBy = (seed: string): Random => seededRandom(fnv1a(seed));

/** A shuffled copy (Fisher-Yates). */
export function shuffled<T>(items: readonly T[], random: Random): T[] {
  const copy = [...items];
  for (let last = copy.length - 1; last > 0; last--) {
    const pick = Math.floor(random() * (last + 1));
    [copy[last], copy[pick]] = [copy[pick]!, copy[last]!];
  }
  return copy;
}
