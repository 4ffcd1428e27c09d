/** Reads units with their outcomes. Runs are averaged unit by unit: what was assigned is what counts once. */
import { type Database, transact } from "../../db/mod.ts";
import { countUnits } from "./counting.server.ts";
import type { Experiment } from "./definition.ts";
import type { Unit } from "./units.ts";

/** All exposed units in the order of their exposure; those of deleted candidates are there, without values. */
export async function readUnits(db: Database, experiment: Experiment): Promise<readonly Unit[]> {
  const rows = await transact(db, async (db) => {
    await countUnits(db, experiment);
    return await db.selectFrom("experiment_units as unit")
      .innerJoin(
        "experiment_exposures as exposure",
        (on) =>
          on.onRef("exposure.experiment_id", "=", "unit.experiment_id")
            .onRef("exposure.unit_key", "=", "unit.unit_key"),
      )
      .select(["exposure.variant_id", "exposure.epoch", "exposure.at", "measured", "before"])
      .where("unit.experiment_id", "=", experiment.id)
      .orderBy("exposure.at").orderBy("exposure.unit_key").execute();
  });
  const arms = new Map(experiment.variants.map(({ id }, arm) => [id, arm]));
  return rows.map(({ variant_id, epoch, at, measured, before }) => ({
    arm: arms.get(variant_id)!,
    epoch,
    at: at.getTime(),
    values: measured,
    before,
  }));
}
