/** Full-text search beside ILIKE, on PostgreSQL and PGlite: how fast, whether it finds the same, what it costs. */
import type { OpenDatabase } from "../../../lib/db/mod.ts";
import { openPostgres } from "../../../lib/db/adapters/postgres/postgres.server.ts";
import { migrate } from "../../../lib/db/migrate.server.ts";
import { MIGRATIONS, testDatabase } from "../../../tests/support/database.ts";
import { needs } from "../../../tests/support/needs.ts";
import { emptyServerDatabase } from "../../../tests/support/postgres.ts";
import { generateDataset } from "../../../tools/dataset/generate.ts";
import { planOf } from "../../../tools/dataset/plan.ts";
import { compareCost } from "./cost.ts";
import { compareOwners } from "./owners.ts";
import { compareScans } from "./scans.ts";
import { compareTrigrams } from "./trigrams.ts";

const ANSWERS = { postgres: 100_000, pglite: 20_000 };

interface Options {
  /** On PostgreSQL. */
  readonly answers?: number;
  /** The address of a data set that is there already, to which nobody is connected. */
  readonly like?: string;
}

/** @returns whether words that stemming leaves alone are found alike, and rare ones 90 % faster */
export async function runSearch(options: Options = {}): Promise<boolean> {
  let met = true;
  if (await needs("postgres")) met = await onPostgres(options);
  await using open = await testDatabase();
  await generateDataset(open, planOf({ answers: ANSWERS.pglite }));
  return await compare(open, `PGlite, ${ANSWERS.pglite} answers`) && met;
}

async function onPostgres({ answers = ANSWERS.postgres, like }: Options): Promise<boolean> {
  await using data = await emptyServerDatabase({ like });
  await using open = await openPostgres(data.url);
  await migrate(open, MIGRATIONS);
  if (!like) await generateDataset(open, planOf({ answers }));
  const title = `PostgreSQL, ${like ? "a data set" : `${answers} answers`}`;
  const met = await compare(open, title);
  await compareTrigrams(open, title);
  return met;
}

async function compare({ db }: OpenDatabase, title: string): Promise<boolean> {
  const met = await compareScans(db, title);
  await compareOwners(db, title);
  await compareCost(db, title);
  return met;
}
