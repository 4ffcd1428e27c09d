/** Which indexes serve one statement best: a local search in which every step is a plan. */
import { covering } from "./candidates.ts";
import { type IndexSpec, specId } from "./index_spec.ts";
import type { Lab, Trial } from "./lab.ts";
import type { ParsedStatement } from "./parse.server.ts";
import type { Use } from "./uses.ts";

/** Plans cheaper than this are not told apart: a few pages more or less. */
const NOISE = 50;
/**
 * What an index, a further one on the same table, a key or carried columns must save, as a factor
 * on the cost; a part of the rows is a gain.
 */
const PRICE = {
  index: 1.1,
  further: 1.5,
  key: 1.06,
  included: 1.15,
  partial: 0.85,
  inverted: 1.2,
} as const;
/**
 * What a set is charged that has no index which gives, after all that is fixed, the order whose
 * first rows are wanted. The planner counts the rows of an average key; for keys with many more, or
 * rare ones, the order is all that matters.
 */
const ORDER_PRICE = 1.15;
/** Indexes for one statement at most. */
const MAX_INDEXES = 4;
const MAX_STEPS = 8;
/**
 * Columns are carried along only where that saves so many units: some forty pages read here and
 * there.
 */
const MIN_CARRIED_SAVING = 150;

export interface Question {
  readonly uses: readonly Use[];
  readonly candidates: readonly IndexSpec[];
}

/** Plans of one statement, each asked for once; null where an index cannot be made. */
export type Ask = (specs: readonly IndexSpec[]) => Promise<Trial | null>;

export function askIn(lab: Lab, statement: ParsedStatement): Ask {
  const known = new Map<string, Promise<Trial | null>>();
  return (specs) => {
    const id = specs.map(specId).toSorted().join("; ");
    const plan = known.get(id) ??
      (specs.length === 0
        ? lab.plan(statement, specs)
        : lab.plan(statement, specs).catch(() => null));
    known.set(id, plan);
    return plan;
  };
}

/** The cheapest set of few and simple indexes; empty if none is worth it. */
export async function bestIndexes({ uses, candidates }: Question, ask: Ask): Promise<IndexSpec[]> {
  const possible: IndexSpec[] = [];
  for (const each of candidates) if (await ask([each])) possible.push(each);
  const all = await ask(possible);
  const starts = [[], (all?.used ?? []).slice(0, MAX_INDEXES)];
  let best: Rated = { set: [], cost: Infinity, price: Infinity };
  for (const start of starts) {
    const found = await climb(start, { possible, uses, ask });
    if (found.price < best.price) best = found;
  }
  return (await carryColumns(best, { uses, ask })).set as IndexSpec[];
}

interface Asking {
  readonly uses: readonly Use[];
  readonly ask: Ask;
}

interface Rated {
  readonly set: readonly IndexSpec[];
  readonly cost: number;
  readonly price: number;
}

async function rate(set: readonly IndexSpec[], { uses, ask }: Asking): Promise<Rated> {
  const trial = await ask(set);
  // A set with an index that the plan does not read is never better than the set without it.
  if (!trial || trial.used.length < set.length) return { set, cost: Infinity, price: Infinity };
  const firstRows = uses.some(({ firstOf }) => firstOf !== null);
  return { set, cost: trial.cost, price: chargedCost(trial, { set, firstRows }) * priceOf(set) };
}

/**
 * The plan's cost with the noise, and with what is charged where the first rows of an order are
 * wanted.
 */
export function chargedCost(
  { cost }: Trial,
  { set, firstRows }: { readonly set: readonly IndexSpec[]; readonly firstRows: boolean },
): number {
  return (cost + NOISE) * (firstRows && !set.some(({ ordered }) => ordered) ? ORDER_PRICE : 1);
}

function priceOf(set: readonly IndexSpec[]): number {
  const tables = new Set(set.map(({ table }) => table));
  const further = PRICE.further ** (set.length - tables.size);
  return set.reduce((product, spec) => {
    const keys = PRICE.key ** (spec.keys.length - 1);
    const included = spec.included.length > 0 ? PRICE.included : 1;
    const partial = spec.predicate === null ? 1 : PRICE.partial;
    const inverted = spec.method === "gin" ? PRICE.inverted : 1;
    return product * PRICE.index * keys * included * partial * inverted;
  }, further);
}

/** Adds, leaves out or exchanges one index at a time while that lowers the price. */
async function climb(
  start: readonly IndexSpec[],
  { possible, ...asking }: Asking & { readonly possible: readonly IndexSpec[] },
): Promise<Rated> {
  let best = await rate(start, asking);
  for (let step = 0; step < MAX_STEPS; step++) {
    let next = best;
    for (const set of neighbours(best.set, possible)) {
      const rated = await rate(set, asking);
      if (rated.price < next.price) next = rated;
    }
    if (next === best) break;
    best = next;
  }
  return best;
}

function* neighbours(
  set: readonly IndexSpec[],
  possible: readonly IndexSpec[],
): Generator<IndexSpec[]> {
  const others = possible.filter((each) => !set.includes(each));
  for (const at of set.keys()) {
    yield set.toSpliced(at, 1);
    for (const other of others) {
      if (other.table === set[at]!.table) yield set.with(at, other);
    }
  }
  if (set.length < MAX_INDEXES) { for (const other of others) yield [...set, other]; }
}

/** Carries the statement's other columns along where that pays. */
async function carryColumns(
  best: Rated,
  { uses, ask }: Asking,
): Promise<Rated> {
  let result = best;
  for (const [at, spec] of best.set.entries()) {
    const own = uses.filter(({ source }) => source.table === spec.table);
    const wider = own.length === 1 ? covering(spec, own[0]!) : null;
    if (!wider) continue;
    const rated = await rate(result.set.with(at, wider), { uses, ask });
    const enough = result.cost - rated.cost >= MIN_CARRIED_SAVING;
    if (enough && rated.price < result.price) result = rated;
  }
  return result;
}
