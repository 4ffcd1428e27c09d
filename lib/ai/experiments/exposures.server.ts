/** Which variant a unit has met: read before shares that have changed are used, written once. */
import { sql } from "kysely";
import { createWriteBuffer, type Database } from "../../db/mod.ts";
import type { KeyOf } from "./unit_keys.server.ts";

/** What a unit was exposed to first, and by which shares. */
export interface Exposure {
  readonly variant: string;
  readonly epoch: number;
}

interface Met {
  readonly experiment: string;
  readonly unit: string;
}

interface Logged extends Met, Exposure {
  readonly requestId: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

export interface Exposures {
  find(met: Met): Promise<Exposure | null>;
  /** Only the first of a unit in an experiment is kept; resolves once that is committed. */
  log(logged: Logged): Promise<void>;
}

/** An exposure never changes, so what was read or written is remembered; that many at most. */
const MOST_REMEMBERED = 20_000;
/** About what an exposure holds in memory while it waits. */
const ROW_BYTES = 300;

export function createExposures(db: Database, keyOf: KeyOf): Exposures {
  const memory = new Map<string, Exposure>();
  const remember = (name: string, exposure: Exposure) => {
    memory.set(name, exposure);
    if (memory.size > MOST_REMEMBERED) memory.delete(memory.keys().next().value!);
  };
  const buffer = createWriteBuffer<ExposureRow, boolean>({
    commit: (rows) => insertExposures(db, rows),
    bytesOf: () => ROW_BYTES,
  });
  return {
    async find(met) {
      const known = memory.get(nameOf(met));
      if (known) return known;
      const row = await db.selectFrom("experiment_exposures").select(["variant_id", "epoch"])
        .where("experiment_id", "=", met.experiment)
        .where("unit_key", "=", await keyOf(met.unit)).executeTakeFirst();
      if (!row) return null;
      const exposure = { variant: row.variant_id, epoch: row.epoch };
      remember(nameOf(met), exposure);
      return exposure;
    },
    async log({ experiment, unit, variant, epoch, requestId, at }) {
      const name = nameOf({ experiment, unit });
      if (memory.has(name)) return;
      const unitKey = await keyOf(unit);
      if (await buffer.write({ experiment, unitKey, variant, epoch, requestId, at })) {
        remember(name, { variant, epoch });
      }
    },
  };
}

interface ExposureRow extends Omit<Logged, "unit"> {
  readonly unitKey: string;
}

/**
 * In one order on every server, so that none waits for another that waits for it.
 *
 * @returns for each whether it was the unit's first
 */
async function insertExposures(
  db: Database,
  rows: readonly ExposureRow[],
): Promise<readonly boolean[]> {
  const stored = await sql<{ request_id: string }>`
    insert into experiment_exposures
      (experiment_id, unit_key, variant_id, epoch, request_id, at)
    select * from unnest(
      ${rows.map(({ experiment }) => experiment)}::text[],
      ${rows.map(({ unitKey }) => unitKey)}::text[],
      ${rows.map(({ variant }) => variant)}::text[],
      ${rows.map(({ epoch }) => epoch)}::integer[],
      ${rows.map(({ requestId }) => requestId)}::uuid[],
      ${rows.map(({ at }) => new Date(at).toISOString())}::timestamptz[]
    ) as exposure (experiment_id, unit_key, variant_id, epoch, request_id, at)
    order by experiment_id, unit_key, at
    on conflict do nothing returning request_id`.execute(db);
  const first = new Set(stored.rows.map(({ request_id }) => request_id));
  return rows.map(({ requestId }) => first.has(requestId));
}

const nameOf = ({ experiment, unit }: Met): string => `${experiment} ${unit}`;
