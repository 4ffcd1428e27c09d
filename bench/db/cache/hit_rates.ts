/** How often the copies near hit, beside the best that is possible and what else could decide who stays. */
import { printTable } from "../../table.ts";
import { percent } from "./figures.ts";
import { belady, fifo, nearTier, type Policy, sieve } from "./policies.ts";
import { fromText, traceOf } from "./recording/accesses.ts";
import { makeTrace, SHAPE } from "./trace.ts";

const SHARES = [0.01, 0.05, 0.1, 0.25];
const POLICIES: Readonly<Record<string, Policy>> = {
  "near (lru-cache)": nearTier,
  "first in, first out": fifo,
  "SIEVE": sieve,
};
const RECORDED = new URL("__fixtures__/accesses.txt", import.meta.url);

export async function measureHitRates(): Promise<void> {
  const recorded = fromText(await Deno.readTextFile(RECORDED));
  const trace = traceOf(recorded);
  const [keys, hours] = [new Set(trace).size, sum(recorded.map(({ afterMs }) => afterMs)) / 3.6e6];
  printRates(
    `Hit rates on what the product was recorded to ask of its shared tier (bench/db/cache/recording): ` +
      `${trace.length} values of ${keys} keys in ${(60 * hours).toFixed(1)} minutes`,
    trace,
  );
  const texts = traceOf(recorded.filter(({ family }) => family === "text"));
  const again = texts.length - new Set(texts).size;
  console.log(`  of its ${texts.length} texts of models ${again} were asked for again`);
  const { reads, skew, shiftEvery, scans, seed } = SHAPE;
  printRates(
    `Hit rates on a made trace: ${reads} reads of ${SHAPE.keys} keys, Zipf ${skew}, shifting every ` +
      `${shiftEvery} reads, ${percent(scans)} scans, seed ${seed}`,
    makeTrace(SHAPE),
    SHAPE.keys,
  );
}

/** Of entries of one size, at shares of the keys. */
function printRates(title: string, trace: readonly number[], keys = new Set(trace).size): void {
  const rows = SHARES.map((share) => {
    const entries = Math.round(share * keys);
    const best = belady(trace, entries);
    const cells = Object.values(POLICIES).map((policy) => {
      const hits = policy(trace, entries);
      return `${percent(hits / trace.length)} (${percent(hits / best)} of best)`;
    });
    return [`${entries} (${percent(share)})`, percent(best / trace.length), ...cells];
  });
  printTable(title, [["entries", "best (Belady)", ...Object.keys(POLICIES)], ...rows]);
}

const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);
