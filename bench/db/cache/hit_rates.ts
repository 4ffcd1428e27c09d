/** How often the copies near hit, beside the best that is possible and what else could decide who stays. */
import { printTable } from "../../table.ts";
import { percent } from "./figures.ts";
import { belady, fifo, nearTier, type Policy, sieve } from "./policies.ts";
import { makeTrace, SHAPE } from "./trace.ts";

const SHARES = [0.01, 0.05, 0.1, 0.25];
const POLICIES: Readonly<Record<string, Policy>> = {
  "near (lru-cache)": nearTier,
  "first in, first out": fifo,
  "SIEVE": sieve,
};

export function measureHitRates(): void {
  const trace = makeTrace(SHAPE);
  const rows = SHARES.map((share) => {
    const entries = share * SHAPE.keys;
    const best = belady(trace, entries);
    const cells = Object.values(POLICIES).map((policy) => {
      const hits = policy(trace, entries);
      return `${percent(hits / trace.length)} (${percent(hits / best)} of best)`;
    });
    return [`${entries} (${percent(share)})`, percent(best / trace.length), ...cells];
  });
  const { keys, reads, skew, shiftEvery, scans, seed } = SHAPE;
  printTable(
    `Hit rates on a made trace: ${reads} reads of ${keys} keys, Zipf ${skew}, shifting every ` +
      `${shiftEvery} reads, ${percent(scans)} scans, seed ${seed}; entries of one size`,
    [["entries", "best (Belady)", ...Object.keys(POLICIES)], ...rows],
  );
}
