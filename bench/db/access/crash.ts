/** Processes that are killed while they store sound: what they had acknowledged is counted afterwards. */
import { migrate, openDatabase } from "../../../lib/db/mod.server.ts";
import { seededRandom } from "../../../lib/random.ts";
import { createAudioLog } from "../../../lib/speech/mod.server.ts";
import { startChild } from "../../../tests/support/child.ts";
import { MIGRATIONS } from "../../../tests/support/database.ts";
import { temporaryFolder } from "../../../tests/support/folder.ts";
import { emptyServerDatabase } from "../../../tests/support/postgres.ts";
import { insertAnswer } from "../../../tests/support/spoken_answer.ts";
import { printTable } from "../../table.ts";
import { packetOf, PACKETS } from "./crash_packets.ts";

const CHILD = new URL("crash_child.ts", import.meta.url);
const ANSWERS = 50;
const BENCH: Violence = { writes: 10_000, meanLife: 1_000 };

interface Violence {
  /** Acknowledgements in all, at least. */
  readonly writes: number;
  /** Acknowledgements until a process is killed, on average: at random up to twice that. */
  readonly meanLife: number;
}

interface Place {
  readonly databaseUrl: string | null;
  readonly dataDir: string;
}

interface Loss {
  readonly kills: number;
  readonly acknowledged: number;
  /** Acknowledged writes that are not there, or not as they were sent. */
  readonly missing: number;
  /** Writes that were stored and whose acknowledgement was cut off. */
  readonly unheard: number;
}

/** @returns whether nothing that was acknowledged is missing, on both databases */
export async function runCrash(): Promise<boolean> {
  await using empty = await emptyServerDatabase();
  await using folder = await temporaryFolder();
  const losses = {
    PostgreSQL: await killAgainAndAgain({ databaseUrl: empty.url, dataDir: folder.path }, BENCH),
    "PGlite, in a folder": await killAgainAndAgain(
      { databaseUrl: null, dataDir: folder.path },
      BENCH,
    ),
  };
  printTable(`Sound acknowledged by processes that are killed (kill -9) as they store`, [
    ["database", "kills", "acknowledged", "missing", "stored, not acknowledged"],
    ...Object.entries(losses).map(([name, { kills, acknowledged, missing, unheard }]) =>
      [name, kills, acknowledged, missing, unheard].map(String)
    ),
  ]);
  return Object.values(losses).every(({ missing }) => missing === 0);
}

export async function killAgainAndAgain(
  place: Place,
  { writes: least, meanLife }: Violence,
): Promise<Loss> {
  const random = seededRandom(4);
  const answers = await prepare(place);
  /** By answer, the number of the first packet that is not acknowledged. */
  const acknowledged = new Map<number, number>();
  let kills = 0;
  for (let writes = 0; writes < least; kills += 1) {
    const life = 1 + Math.floor(random() * 2 * meanLife);
    writes += await runUntilKilled(place, { answers, acknowledged, life });
  }
  return { kills, ...await count(place, answers, acknowledged) };
}

async function prepare(place: Place): Promise<readonly string[]> {
  await using open = await openDatabase(place);
  await migrate(open, MIGRATIONS);
  const answers: string[] = [];
  for (let n = 0; n < ANSWERS; n += 1) answers.push(await insertAnswer(open.db));
  return answers;
}

interface Life {
  readonly answers: readonly string[];
  readonly acknowledged: Map<number, number>;
  /** Acknowledgements until it is killed. */
  readonly life: number;
}

/** @returns how many writes it acknowledged; those that were on their way when it was killed count too */
async function runUntilKilled(
  { databaseUrl, dataDir }: Place,
  { answers, acknowledged, life }: Life,
): Promise<number> {
  await using child = startChild(CHILD, [databaseUrl ?? "-", dataDir, ...answers]);
  let heard = 0;
  for await (const line of child.lines) {
    // The last line may be cut off: then nobody has heard it.
    const [, answer, next] = /^(\d+) (\d+)$/.exec(line) ?? [];
    if (!answer || Number(next) % PACKETS !== 0) continue;
    acknowledged.set(Number(answer), Math.max(acknowledged.get(Number(answer)) ?? 0, Number(next)));
    if ((heard += 1) === life) void child.kill();
  }
  return heard;
}

async function count(
  place: Place,
  answers: readonly string[],
  acknowledged: ReadonlyMap<number, number>,
): Promise<Omit<Loss, "kills">> {
  await using open = await openDatabase(place);
  const log = createAudioLog(open.db);
  let [heard, missing, unheard] = [0, 0, 0];
  for (const [at, answer] of answers.entries()) {
    let number = 0;
    let wrong = 0;
    for await (const packet of log.read(answer)) {
      if (packet.join() !== packetOf(at, number).join()) wrong += 1;
      number += 1;
    }
    const promised = acknowledged.get(at) ?? 0;
    heard += promised / PACKETS;
    missing += (Math.max(0, promised - number) + wrong) / PACKETS;
    unheard += Math.max(0, number - promised) / PACKETS;
  }
  return { acknowledged: heard, missing, unheard };
}
