/**
 * Candidates who speak at once: each batch of sound a transaction of its own, as it was, against batches of all in one
 * statement. Little's law then says how many connections the first would have to hold.
 */
import { openPostgres } from "../../../lib/db/adapters/postgres/postgres.server.ts";
import { type Database, type OpenDatabase, transact } from "../../../lib/db/mod.ts";
import { migrate } from "../../../lib/db/mod.server.ts";
import { median } from "../../../lib/interview/median.ts";
import type { AudioLog } from "../../../lib/speech/mod.server.ts";
import { createAudioLog } from "../../../lib/speech/mod.server.ts";
import { MIGRATIONS, testDatabase } from "../../../tests/support/database.ts";
import { emptyServerDatabase } from "../../../tests/support/postgres.ts";
import { insertAnswer } from "../../../tests/support/spoken_answer.ts";
import { printTable } from "../../table.ts";
import { appendAlone } from "./append_alone.ts";

/** Of 60 ms each: a recorder on a good line sends 300 ms at a time. */
const PACKETS = 5;
const BATCHES_PER_SECOND = 1_000 / 300;
const PACKET = new Uint8Array(120).fill(7);
/** Batches of each: of a hundred recorders at once, of ten, of one. */
const BATCHES: Readonly<Record<number, number>> = { 1: 200, 10: 600, 100: 2_000 };
const ROUNDS = 5;
/** What the pool was before it was fitted to the load. */
const CONNECTIONS_BEFORE = 10;

type Append = AudioLog["append"];

interface Measured {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

/** So many recorders, each sending its next batch when the one before is acknowledged. */
async function record(db: Database, append: Append, recorders: number): Promise<Measured> {
  const answers = await Promise.all(Array.from({ length: recorders }, () => insertAnswer(db)));
  const times: number[] = [];
  let left = BATCHES[recorders]!;
  const start = performance.now();
  await Promise.all(answers.map(async (answer) => {
    for (let first = 0; left-- > 0;) {
      const begun = performance.now();
      first = await append(answer, { first, packets: Array(PACKETS).fill(PACKET) });
      times.push(performance.now() - begun);
    }
  }));
  const seconds = (performance.now() - start) / 1_000;
  times.sort((a, b) => a - b);
  return {
    perSecond: times.length / seconds,
    p50: times[times.length >> 1]!,
    p99: times[Math.floor(times.length * 0.99)]!,
  };
}

/** Medians of five, the two in turns. */
async function compare(db: Database, recorders: number) {
  const alone: Append = (answerId, batch) =>
    transact(db, (db) => appendAlone(db, { answerId, batch }));
  const { append: together } = createAudioLog(db);
  const measured = { alone: [] as Measured[], together: [] as Measured[] };
  for (let round = 0; round <= ROUNDS; round += 1) {
    const [a, t] = [
      await record(db, alone, recorders),
      await record(db, together, recorders),
    ];
    if (round === 0) continue;
    measured.alone.push(a);
    measured.together.push(t);
  }
  return { alone: middle(measured.alone), together: middle(measured.together) };
}

function middle(all: readonly Measured[]): Measured {
  const of = (figure: keyof Measured) => median(all.map((one) => one[figure]));
  return { perSecond: of("perSecond"), p50: of("p50"), p99: of("p99") };
}

/** @returns whether candidates are acknowledged no later than before, few or many */
export async function runRecorders(): Promise<boolean> {
  await using empty = await emptyServerDatabase();
  await using before = await openPostgres(empty.url, { connections: CONNECTIONS_BEFORE });
  await migrate(before, MIGRATIONS);
  const onPostgres = await reportOn("PostgreSQL", before);
  await using pglite = await testDatabase();
  return await reportOn("PGlite in memory", pglite) && onPostgres;
}

async function reportOn(name: string, { db }: OpenDatabase): Promise<boolean> {
  const rows: string[][] = [];
  let held = true;
  let service = 0;
  for (const recorders of Object.keys(BATCHES).map(Number)) {
    const { alone, together } = await compare(db, recorders);
    if (recorders === 1) service = alone.p50;
    rows.push([String(recorders), ...cells(alone), ...cells(together)]);
    held &&= together.p50 <= alone.p50;
  }
  printTable(`Batches of sound: ${name}, medians of ${ROUNDS}`, [
    ["recorders", "alone /s", "p50 ms", "p99 ms", "together /s", "p50 ms", "p99 ms"],
    ...rows,
  ]);
  const load = 100 * BATCHES_PER_SECOND * service / 1_000;
  console.log(
    `  Little's law: 100 recorders send ${
      (100 * BATCHES_PER_SECOND).toFixed(0)
    } batches a second; ` +
      `at ${service.toFixed(1)} ms each, alone, they hold ${load.toFixed(1)} connections`,
  );
  return held;
}

const cells = ({ perSecond, p50, p99 }: Measured): string[] => [
  perSecond.toFixed(0),
  p50.toFixed(1),
  p99.toFixed(1),
];
