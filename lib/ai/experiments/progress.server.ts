/** Reads and writes how far experiments have come. */
import { type Database, json, transact } from "../../db/mod.ts";
import { declarationOf, type Experiment } from "./definition.ts";
import type { Epoch, Progress, Stop } from "./progress.ts";

/** By experiment; one that has not begun has none. */
export type ProgressMap = ReadonlyMap<string, Progress>;

/**
 * From new shares being stored until they hold. Longer than any server works with what it knew before, with room for
 * clocks that differ: so at every moment all of them use the same shares.
 */
export const LEAD_MS = 3 * 60_000;

/** Writes down the experiments that run and have not begun yet. */
export async function begin(
  db: Database,
  experiments: readonly Experiment[],
  now: number,
): Promise<void> {
  if (experiments.length === 0) return;
  const at = new Date(now);
  await transact(db, async (db) => {
    await db.insertInto("experiments").values(experiments.map((experiment) => ({
      id: experiment.id,
      declaration: declarationOf(experiment),
      begun_at: at,
    }))).onConflict((on) => on.doNothing()).execute();
    await db.insertInto("experiment_shares").values(experiments.map(({ id, variants }) => ({
      experiment_id: id,
      epoch: 0,
      shares: json(variants.map(({ share }) => share)),
      effective_at: at,
    }))).onConflict((on) => on.doNothing()).execute();
  });
}

export async function readProgress(
  db: Database,
  experiments: readonly Experiment[],
): Promise<ProgressMap> {
  const ids = experiments.map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom("experiments").selectAll().where("id", "in", ids).execute();
  const epochs = await db.selectFrom("experiment_shares").selectAll()
    .where("experiment_id", "in", ids).orderBy("epoch").execute();
  const stops = await db.selectFrom("experiment_stops").selectAll()
    .where("experiment_id", "in", ids).orderBy("at").execute();
  const declared = new Map(experiments.map((experiment) => [experiment.id, experiment]));
  return new Map(rows.map((row) => [row.id, {
    begunAt: row.begun_at.getTime(),
    looks: row.looks,
    isChanged: row.declaration !== declarationOf(declared.get(row.id)!),
    epochs: epochs.filter((epoch) => epoch.experiment_id === row.id).map(toEpoch),
    stops: stops.filter((stop) => stop.experiment_id === row.id).map(toStop),
  }]));
}

interface EpochRow {
  readonly epoch: number;
  readonly shares: readonly number[];
  readonly effective_at: Date;
}

const toEpoch = ({ epoch, shares, effective_at }: EpochRow): Epoch => ({
  number: epoch,
  shares,
  effectiveAt: effective_at.getTime(),
});

const toStop = (
  { variant_id, reason, at }: {
    readonly variant_id: string;
    readonly reason: string;
    readonly at: Date;
  },
): Stop => ({ variant: variant_id, reason, at: at.getTime() });

/** @returns False if another server has stored the shares of this epoch */
export async function storeEpoch(
  db: Database,
  experiment: string,
  { number, shares, effectiveAt }: Epoch,
): Promise<boolean> {
  const stored = await db.insertInto("experiment_shares").values({
    experiment_id: experiment,
    epoch: number,
    shares: json(shares),
    effective_at: new Date(effectiveAt),
  }).onConflict((on) => on.doNothing()).returning("epoch").executeTakeFirst();
  return stored !== undefined;
}

/** @returns False if another server has stopped the variant */
export async function storeStop(
  db: Database,
  experiment: string,
  { variant, reason, at }: Stop,
): Promise<boolean> {
  const stored = await db.insertInto("experiment_stops").values({
    experiment_id: experiment,
    variant_id: variant,
    reason,
    at: new Date(at),
  }).onConflict((on) => on.doNothing()).returning("variant_id").executeTakeFirst();
  return stored !== undefined;
}

export async function countLook(db: Database, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await db.updateTable("experiments").set((eb) => ({ looks: eb("looks", "+", 1) }))
    .where("id", "in", ids).execute();
}
