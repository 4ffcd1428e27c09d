/**
 * Keeps what routers learn in the database: each process in a row of its own, and all take up what the others know.
 */
import { sql } from "kysely";
import { type Database, json, transact } from "../../db/mod.ts";
import { mergeSnapshots, type RouterSnapshot, SNAPSHOT_VERSION } from "./snapshot.ts";
import type { Router } from "./types.ts";

/** Which router: texts and sounds are learned apart. */
export type RouterName = "text" | "sound";

interface KeepParts {
  readonly db: Database;
  readonly router: Pick<Router, "snapshot" | "restore">;
  readonly name: RouterName;
}

export interface Snapshots {
  /** Stores what this process has learned. Meant for every minute or so. */
  save(): Promise<void>;
  /** Takes up what others have stored. */
  restore(): Promise<void>;
}

/** A process that has not saved for a day is gone; were it to come back, it would find its row gone and save no more. */
const GONE = sql<Date>`now() - interval '1 day'`;
/** Under which those that are gone are put together. */
const ALL_GONE = "00000000-0000-0000-0000-000000000000";

/** Both throw what the database throws: the router goes on with what it has. */
export function createSnapshots({ db, router, name }: KeepParts): Snapshots {
  const process = crypto.randomUUID();
  let isStored = false;
  return {
    async save() {
      const place = { router: name, process };
      if (isStored) await update(db, place, router.snapshot());
      else await insert(db, place, router.snapshot());
      isStored = true;
      await transact(db, (db) => joinGone(db, name));
    },
    async restore() {
      const others = await db.selectFrom("router_snapshots").select("snapshot")
        .where("router", "=", name).where("process", "!=", process).where(isReadable()).execute();
      router.restore(mergeSnapshots(others.map(({ snapshot }) => snapshot)));
    },
  };
}

interface Place {
  readonly router: RouterName;
  readonly process: string;
}

const rowOf = (snapshot: RouterSnapshot) => ({
  snapshot: json(snapshot),
  updated_at: sql<Date>`now()`,
});

async function insert(db: Database, place: Place, snapshot: RouterSnapshot): Promise<void> {
  await db.insertInto("router_snapshots").values({ ...place, ...rowOf(snapshot) })
    .onConflict((on) => on.columns(["router", "process"]).doUpdateSet(rowOf(snapshot))).execute();
}

async function update(
  db: Database,
  { router, process }: Place,
  snapshot: RouterSnapshot,
): Promise<void> {
  await db.updateTable("router_snapshots").set(rowOf(snapshot))
    .where("router", "=", router).where("process", "=", process).execute();
}

/** While servers of two versions run, each reads its own. */
const isReadable = () => sql<boolean>`(snapshot ->> 'version')::integer = ${SNAPSHOT_VERSION}`;

/** Who comes second finds nothing left to do. */
async function joinGone(db: Database, router: RouterName): Promise<void> {
  const gone = await db.deleteFrom("router_snapshots")
    .where("router", "=", router).where("process", "!=", ALL_GONE)
    .where("updated_at", "<", GONE).where(isReadable())
    .returning("snapshot").execute();
  if (gone.length === 0) return;
  const before = await db.selectFrom("router_snapshots").select("snapshot")
    .where("router", "=", router).where("process", "=", ALL_GONE).where(isReadable())
    .forUpdate().executeTakeFirst();
  const snapshots = [...gone, ...before ? [before] : []].map(({ snapshot }) => snapshot);
  await insert(db, { router, process: ALL_GONE }, mergeSnapshots(snapshots));
}
