/** The names that units have in the tables of experiments: keys, so that nothing there leads back to a candidate. */
import { createHash } from "node:crypto";
import type { Database } from "../../db/mod.ts";

/** SHA-256 of the installation's salt and a unit's id, in hexadecimal; `note_units` in migrations/ is the same in SQL. */
export type KeyOf = (unitId: string) => Promise<string>;

export function createUnitKeys(db: Database): KeyOf {
  let salt: Promise<string> | null = null;
  const read = () => {
    const reading = readSalt(db);
    reading.catch(() => salt = null);
    return reading;
  };
  return async (unitId) =>
    createHash("sha256").update(await (salt ??= read())).update(unitId).digest("hex");
}

/** The one that the first of all servers made. */
async function readSalt(db: Database): Promise<string> {
  await db.insertInto("experiment_salt")
    .values({ salt: crypto.randomUUID() + crypto.randomUUID() })
    .onConflict((on) => on.doNothing()).execute();
  return (await db.selectFrom("experiment_salt").select("salt").executeTakeFirstOrThrow()).salt;
}
