/**
 * What counting adds to a statement: the same statements with and without the monitor, in turns in one run, and the
 * monitor by itself, in processor time, on a dialect that answers at once.
 */
import process from "node:process";
import { Kysely } from "kysely";
import { systemClock } from "../../../lib/ai/mod.server.ts";
import { createMonitor, withQueryScope } from "../../../lib/db/mod.server.ts";
import type { Database } from "../../../lib/db/mod.ts";
import type { Tables } from "../../../lib/db/tables.ts";
import { needs } from "../../../tests/support/needs.ts";
import { scriptedDialect } from "../../../tests/support/scripted_dialect.ts";
import { percent } from "../../percent.ts";
import { printTable } from "../../table.ts";
import { onPglite, onPostgres, type Ways } from "./pairs.ts";
import { seed, type Work, works } from "./work.ts";

const ROUNDS = 15;
/** Of each way, in a round. */
const STATEMENTS = 400;
/** One after the other before it is the next way's turn. */
const IN_A_ROW = 10;
const STATEMENTS_ALONE = 20_000;
const MOST_SHARE = 0.03;

/** Of each round: microseconds of a statement, and what the other ways add to it as a share of it. */
interface Round {
  readonly plain: number;
  readonly again: number;
  readonly watched: number;
}

/**
 * Prints the table; true if what is added keeps the budget everywhere: the median of what statements wait, and all that
 * the monitor does, some of which it puts off to every 64th statement, which no quartile shows.
 */
export async function runMonitor(): Promise<boolean> {
  const rows: string[][] = [];
  let met = true;
  const places: (readonly [string, () => Promise<Ways & AsyncDisposable>])[] = [
    ["PGlite", onPglite],
    ...await needs("postgres") ? [["PostgreSQL", onPostgres] as const] : [],
  ];
  for (const [place, open] of places) {
    await using ways = await open();
    const seeded = await seed(ways.plain);
    for (const work of works(seeded)) {
      // First, since it lets the monitor's code be compiled to its last stage.
      const alone = await measureAlone(work, await work.run(ways.plain));
      const rounds = await measure(work, ways);
      const share = alone / median(rounds.map(({ plain }) => plain));
      const waited = median(rounds.map(({ watched }) => watched));
      met &&= Math.max(waited, share) <= MOST_SHARE;
      rows.push([place, work.name, ...cells(rounds, { alone, share })]);
    }
  }
  printTable(
    `Monitor: medians of ${ROUNDS} rounds of ${STATEMENTS} statements each way in turns; a round's figure is its lower quartile`,
    [
      ["database", "statement", "µs", "once more", "with monitor", "alone, µs", "alone"],
      ...rows,
    ],
  );
  console.log(
    `Budget: at most ${
      percent(MOST_SHARE)
    } more with the monitor, and alone; "once more" is without it too, for comparison; ` +
      `"alone" is processor time, with what is put off\n`,
  );
  return met;
}

function cells(
  rounds: readonly Round[],
  { alone, share }: { readonly alone: number; readonly share: number },
): string[] {
  const plain = median(rounds.map((round) => round.plain));
  const spread = (way: "again" | "watched") => {
    const shares = rounds.map((round) => round[way]);
    const [low, high] = [quantile(shares, 0.25), quantile(shares, 0.75)];
    return `${percent(median(shares))} (${percent(low)} to ${percent(high)})`;
  };
  return [
    plain.toFixed(0),
    spread("again"),
    spread("watched"),
    alone.toFixed(2),
    percent(share),
  ];
}

/** The first round warms up. */
async function measure(work: Work, ways: Ways): Promise<readonly Round[]> {
  const rounds: Round[] = [];
  for (let round = 0; round <= ROUNDS; round++) rounds.push(await measureRound(work, ways));
  return rounds.slice(1);
}

/** In a request of its own, so that repeats are counted too; in turns, so that what else the machine does is shared. */
function measureRound(work: Work, { plain, again, watched }: Ways): Promise<Round> {
  return withQueryScope("bench", async () => {
    const order = [plain, again, watched];
    const times = new Map<Database, number[]>(order.map((db) => [db, []]));
    for (let turn = 0; turn < STATEMENTS / IN_A_ROW; turn++) {
      for (const db of turn % 2 === 0 ? order : order.toReversed()) {
        for (let row = 0; row < IN_A_ROW; row++) {
          const began = performance.now();
          await work.run(db);
          times.get(db)!.push(1000 * (performance.now() - began));
        }
      }
      order.push(order.shift()!);
    }
    const undisturbed = (db: Database) => quantile(times.get(db)!, 0.25);
    const base = undisturbed(plain);
    return {
      plain: base,
      again: undisturbed(again) / base - 1,
      watched: undisturbed(watched) / base - 1,
    };
  });
}

/** Microseconds of processor time a statement, for the same SQL and result without a database behind it. */
async function measureAlone(work: Work, result: unknown): Promise<number> {
  const rows = Array.isArray(result) ? result : [result];
  const answer = () => ({ rows });
  const monitor = createMonitor({ clock: systemClock });
  const plain = new Kysely<Tables>({ dialect: scriptedDialect(answer) });
  const watched = new Kysely<Tables>({ dialect: scriptedDialect(answer, monitor) });
  const added: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const [without, withMonitor] = [await burn(work, plain), await burn(work, watched)];
    if (round > 0) added.push(withMonitor - without);
  }
  return median(added);
}

function burn(work: Work, db: Database): Promise<number> {
  return withQueryScope("bench", async () => {
    const began = process.cpuUsage();
    for (let time = 0; time < STATEMENTS_ALONE; time++) await work.run(db);
    const { user, system } = process.cpuUsage(began);
    return (user + system) / STATEMENTS_ALONE;
  });
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(share * (values.length - 1))]!;
}

const median = (values: readonly number[]): number => quantile(values, 0.5);
