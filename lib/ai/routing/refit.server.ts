/**
 * Fits what texts do to models' quality, now and then, to what is stored. One process does it, and all take it up from
 * the database, as they take up what others have learned.
 */
import { sql } from "kysely";
import { type Database, json } from "../../db/mod.ts";
import { inSlices } from "../../slices.ts";
import type { Clock } from "../shared/clock.ts";
import type { Model } from "../spec/model.ts";
import type { TaskId } from "../spec/task.ts";
import { readObservations } from "./observations.server.ts";
import { readFits, storeFits } from "./stored_fits.ts";
import type { TextFit } from "./text_effect.ts";
import { fitTexts } from "./text_fit.ts";
import type { Router } from "./types.ts";

/** Of which router: the texts', as sounds have no words yet. */
const ROUTER = "text";
/** So what candidates delete has no part in routing some hours later. */
const FIT_EVERY = sql`interval '6 hours'`;

interface RefitParts {
  readonly db: Database;
  readonly clock: Pick<Clock, "now">;
  readonly router: Pick<Router, "takeUp">;
  readonly models: readonly Model[];
  readonly tasks: readonly TaskId[];
  /** Told of a stored fit that cannot be used; the router then goes by what it learned, whatever the text. */
  readonly onFault: (error: unknown) => void;
}

export interface TextFitting {
  /** Fits anew, unless somebody did within hours. Meant for every minute or so. */
  refit(): Promise<void>;
  /** Takes up what was fitted last. */
  takeUp(): Promise<void>;
}

/** Both throw what the database throws: the router goes on with what it has. */
export function createTextFitting(parts: RefitParts): TextFitting {
  const { db, clock, router, models, onFault } = parts;
  let known: Date | null = null;
  return {
    async refit() {
      if (models.length === 0 || !await claim(db)) return;
      const observations = await readObservations({ ...parts, now: clock.now() });
      const fits = new Map<string, TextFit>();
      for (const [task, its] of observations) {
        const fit = await inSlices(fitTexts(its));
        if (fit) fits.set(task, fit);
      }
      await db.updateTable("router_fits")
        .set({
          fits: json(storeFits(fits)),
          fitted_at: sql<Date>`date_trunc('milliseconds', now())`,
        })
        .where("router", "=", ROUTER).execute();
    },
    async takeUp() {
      const stored = await db.selectFrom("router_fits").select(["fits", "fitted_at"])
        .where("router", "=", ROUTER).where("fitted_at", "is distinct from", known)
        .executeTakeFirst();
      if (!stored) return;
      known = stored.fitted_at;
      try {
        router.takeUp(readFits(stored.fits));
      } catch (cause) {
        router.takeUp(new Map());
        onFault(
          new Error("Texts' effects are left out of routing: their fit is unreadable", { cause }),
        );
      }
    },
  };
}

/** Who dies over it is followed after as long. */
async function claim(db: Database): Promise<boolean> {
  const begun = { begun_at: sql<Date>`now()` };
  const claimed = await db.insertInto("router_fits")
    .values({ router: ROUTER, fitted_at: null, fits: null, ...begun })
    .onConflict((on) =>
      on.column("router").doUpdateSet(begun)
        .where("router_fits.begun_at", "<", sql<Date>`now() - ${FIT_EVERY}`)
    ).returning("router").executeTakeFirst();
  return claimed !== undefined;
}
