/** What transcription through models is built from. */
import type { Database } from "../../db/mod.ts";
import type { Random } from "../../random.ts";
import type { Transcriber } from "../../speech/mod.server.ts";
import type { Experiments } from "../experiments/mod.server.ts";
import type { Budgets, Ledger } from "../money/mod.server.ts";
import type { HealthRecord } from "../reliability/health.ts";
import type { Router } from "../routing/mod.ts";
import type { Clock } from "../shared/clock.ts";
import type { Model } from "../spec/model.ts";

/** One who can hear, as a model that the router can choose. */
export interface Recogniser {
  readonly model: Model;
  readonly transcriber: Transcriber;
  /** Where it sends sound, for candidates and operators; null = the sound stays on this server. */
  readonly place: string | null;
}

export interface Recognisers {
  /** On this machine: free, heard while it listens, and never given up waiting for; null = there is none. */
  readonly local: Recogniser | null;
  readonly others: readonly Recogniser[];
}

export interface TranscriptionParts {
  readonly db: Database;
  readonly recognisers: Recognisers;
  readonly router: Router;
  readonly health: HealthRecord;
  readonly ledger: Pick<Ledger, "openRequest" | "closeRequest">;
  readonly budgets: Pick<Budgets, "accounts" | "admit">;
  readonly experiments: Pick<Experiments, "assign" | "expose">;
  readonly clock: Clock;
  readonly random: Random;
  readonly onFault: (error: unknown) => void;
}

export const allOf = ({ local, others }: Recognisers): readonly Recogniser[] =>
  local === null ? others : [local, ...others];
