/** Which indexes serve all statements together, what they cost writers weighed in. */
import { type IndexSpec, specId } from "./index_spec.ts";
import { type Ask, chargedCost } from "./search.ts";
import type { Trial } from "./lab.ts";

/** One statement of the workload. */
export interface Asked {
  readonly calls: number;
  readonly ask: Ask;
  readonly base: Trial;
  /** What it would choose for itself. */
  readonly wish: readonly IndexSpec[];
  readonly tables: ReadonlySet<number>;
  /** Whether it wants the first rows of an order. */
  readonly firstRows: boolean;
}

/** About what a page read in sequence from memory takes. */
export const MS_A_UNIT = 0.005;
/**
 * Planner's units for writing one row to an index: about two microseconds for a B-tree, ten times
 * as much for an inverted one.
 */
const WRITE_COST = { btree: 0.5, gin: 5 } as const;
/** A statement whose cost falls by less is not helped: planner's costs are no more exact than that. */
const MIN_RATIO = 1.5;
/** Below this nothing is worth an index, whatever the ratio. */
const MIN_SAVING = 20;
/** An index without which no statement costs more than this factor is left out. */
const MIN_STEP = 1.1;

export interface WorkloadOptions {
  /** Rows that would be written to the index in the window in which the calls were counted. */
  writes(spec: IndexSpec): number;
  readonly maxIndexes: number;
  /** Planner's units that an index must save all calls together, its upkeep taken off. */
  readonly least: number;
  /** Whether to be content with what was chosen so far. */
  late(): Promise<boolean>;
}

/** The chosen indexes, the one that gains most first. */
export async function chooseIndexes(
  asked: readonly Asked[],
  { writes, maxIndexes, least, late }: WorkloadOptions,
): Promise<IndexSpec[]> {
  const net = netGain(asked, writes);
  let chosen: IndexSpec[] = [];
  let gained = 0;
  const moves = movesOf(asked);
  while (chosen.length < maxIndexes) {
    let best = { set: chosen, gain: gained };
    for (const move of moves) {
      if (await late()) break;
      const set = union(chosen, move);
      if (set.length === chosen.length || set.length > maxIndexes) continue;
      const gain = await net(set);
      const enough = gain - gained >= least * (set.length - chosen.length);
      if (enough && gain > best.gain && await matters(asked, { set, without: chosen })) {
        best = { set, gain };
      }
    }
    if (best.set === chosen) break;
    [chosen, gained] = [best.set, best.gain];
  }
  return await prune(chosen, { asked, net });
}

/** Whether some statement costs notably more without. */
async function matters(
  asked: readonly Asked[],
  { set, without }: { readonly set: readonly IndexSpec[]; readonly without: readonly IndexSpec[] },
): Promise<boolean> {
  for (const each of asked) {
    if (await chargedWith(each, without) > MIN_STEP * await chargedWith(each, set)) return true;
  }
  return false;
}

async function chargedWith(
  { ask, base, tables, firstRows }: Asked,
  set: readonly IndexSpec[],
): Promise<number> {
  const own = set.filter(({ table }) => tables.has(table.oid));
  return chargedCost(await ask(own) ?? base, { set: own, firstRows });
}

/** Every wish by itself, and each statement's wishes together: a join may need two at once. */
function movesOf(asked: readonly Asked[]): (readonly IndexSpec[])[] {
  const wishes = asked.map(({ wish }) => wish);
  const moves = [
    ...wishes.flat().map((spec) => [spec]),
    ...wishes.filter(({ length }) => length > 1),
  ];
  return [...new Map(moves.map((move) => [move.map(specId).toSorted().join("; "), move])).values()];
}

function union(chosen: readonly IndexSpec[], move: readonly IndexSpec[]): IndexSpec[] {
  const ids = new Set(chosen.map(specId));
  return [...chosen, ...move.filter((spec) => !ids.has(specId(spec)))];
}

/** Whether a statement whose cost falls so gains enough to speak of. */
export const isHelped = (before: number, after: number): boolean =>
  before - after >= MIN_SAVING && before / after >= MIN_RATIO;

type Net = (set: readonly IndexSpec[]) => Promise<number>;

function netGain(asked: readonly Asked[], writes: WorkloadOptions["writes"]): Net {
  return async (set) => {
    let gain = 0;
    for (const statement of asked) gain += statement.calls * await savingOf(statement, set);
    const upkeep = set.reduce(
      (sum, spec) => sum + writes(spec) * spec.fraction * WRITE_COST[spec.method],
      0,
    );
    return gain - upkeep;
  };
}

/** Units that one run of the statement saves; 0 if it is not worth naming. */
async function savingOf(asked: Asked, set: readonly IndexSpec[]): Promise<number> {
  const { ask, base, tables, firstRows } = asked;
  const own = set.filter(({ table }) => tables.has(table.oid));
  if (own.length === 0) return 0;
  const { cost } = await ask(own) ?? base;
  return isHelped(base.cost, cost)
    ? chargedCost(base, { set: [], firstRows }) - await chargedWith(asked, own)
    : 0;
}

/** Leaves out what the others made needless. */
async function prune(
  chosen: readonly IndexSpec[],
  { asked, net }: { readonly asked: readonly Asked[]; readonly net: Net },
): Promise<IndexSpec[]> {
  let kept = [...chosen];
  for (const spec of chosen.toReversed().toSorted((a, b) => a.keys.length - b.keys.length)) {
    const without = kept.filter((each) => each !== spec);
    const needed = await matters(asked, { set: kept, without });
    if (!needed || await net(without) >= await net(kept)) kept = without;
  }
  return kept;
}
