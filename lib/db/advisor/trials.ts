/** Tries indexes for one statement after the other, while there is time. */
import { candidatesFor, distinct } from "./candidates.ts";
import type { Lab } from "./lab.ts";
import { askIn, bestIndexes } from "./search.ts";
import { messageOf, type Planned, type Tried } from "./stages.ts";
import type { SkippedStatement } from "./types.ts";

interface Labs {
  readonly sample: Lab;
  /** Null where hypopg is not. */
  readonly hypothetical: Lab | null;
}

/** Why no more is to be tried; null while there is time. */
export type Halted = () => Promise<string | null>;

interface Trials {
  readonly tried: readonly Tried[];
  readonly untried: readonly SkippedStatement[];
}

/** The statements that took longest first, until it is halted. */
export async function tryAll(
  planned: readonly Planned[],
  { halted, ...labs }: Labs & { readonly halted: Halted },
): Promise<Trials> {
  const tried: Tried[] = [];
  const untried: SkippedStatement[] = [];
  for (const each of planned.toSorted((a, b) => b.monitored.totalMs - a.monitored.totalMs)) {
    const { fingerprint, text } = each.monitored;
    const reason = await halted();
    if (reason !== null) {
      untried.push({ fingerprint, text, reason: `Not tried: ${reason}` });
      continue;
    }
    try {
      const result = await tryIndexes(each, labs);
      if (result) tried.push(result);
    } catch (error) {
      untried.push({ fingerprint, text, reason: messageOf(error) });
    }
  }
  return { tried, untried };
}

/** hypopg knows B-trees alone, and plans by the real statistics; all else is tried on copies. */
async function tryIndexes(
  { monitored, statement, uses }: Planned,
  { sample, hypothetical }: Labs,
): Promise<Tried | null> {
  const candidates = distinct(uses.flatMap(candidatesFor));
  if (candidates.length === 0) return null;
  const plain = candidates.every(({ method }) => method === "btree") &&
    uses.every(({ source }) => !source.table.unknown);
  const lab = plain && hypothetical || sample;
  const ask = askIn(lab, statement);
  const base = (await ask([]))!;
  return {
    monitored,
    lab,
    ask,
    base,
    calls: monitored.calls,
    wish: await bestIndexes({ uses, candidates }, ask),
    tables: new Set(uses.map(({ source }) => source.table.oid)),
    firstRows: uses.some(({ firstOf }) => firstOf !== null),
  };
}
