/** What the AI layer does by itself: expire, review, keep what the router has learned and fit it to texts. */
import type { Database } from "../db/mod.ts";
import { isCoach } from "./providers/coach/mod.ts";
import { createSnapshots } from "./routing/keep.server.ts";
import { createTextFitting } from "./routing/refit.server.ts";
import type { Router } from "./routing/mod.ts";
import type { Experiments } from "./experiments/mod.server.ts";
import type { Budgets, Ledger } from "./money/mod.server.ts";
import type { Clock } from "./shared/clock.ts";
import type { Model } from "./spec/model.ts";
import { TEXT_TASK_IDS } from "./tasks/registry.ts";

/** Longer than any run takes: one that is still open was left by a killed process. */
const LOST_MS = 15 * 60_000;
/** A look at experiments reads what was measured of every unit. */
const REVIEW_MS = 5 * 60_000;

export interface AiHousekeeping {
  /**
   * Takes up what the router knew when servers stopped. Call it once, before the first run.
   */
  begin(): Promise<void>;
  /**
   * Books what killed processes had set aside, stops harmful variants, keeps what the router has learned, and fits it
   * to texts. Meant for every minute or so, on every server.
   *
   * @returns What experiments did, a sentence each, for the log
   */
  housekeep(): Promise<readonly string[]>;
}

interface HousekeepingParts {
  readonly db: Database;
  readonly clock: Clock;
  readonly models: readonly Model[];
  readonly router: Router;
  /** Of transcription. */
  readonly soundRouter: Router;
  readonly ledger: Pick<Ledger, "closeLost">;
  readonly budgets: Pick<Budgets, "expire">;
  readonly experiments: Pick<Experiments, "refresh" | "review">;
  readonly onFault: (error: unknown) => void;
}

export function createHousekeeping(parts: HousekeepingParts): AiHousekeeping {
  const { clock, ledger, budgets, experiments } = parts;
  const snapshots = [
    createSnapshots({ ...parts, name: "text" }),
    createSnapshots({ ...parts, router: parts.soundRouter, name: "sound" }),
  ];
  const texts = createTextFitting({
    ...parts,
    models: parts.models.filter((model) => !isCoach(model)),
    tasks: TEXT_TASK_IDS,
  });
  let reviewAt = -Infinity;
  const restore = () => Promise.all([...snapshots.map((one) => one.restore()), texts.takeUp()]);
  return {
    async begin() {
      await restore();
      await experiments.refresh();
    },
    async housekeep() {
      await budgets.expire();
      await ledger.closeLost({ before: clock.now() - LOST_MS });
      await Promise.all(snapshots.map((one) => one.save()));
      await texts.refit();
      await restore();
      await experiments.refresh();
      if (clock.monotonic() < reviewAt) return [];
      reviewAt = clock.monotonic() + REVIEW_MS;
      return await experiments.review();
    },
  };
}
