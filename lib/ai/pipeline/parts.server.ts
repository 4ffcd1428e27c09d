/** What the pipeline of a run is built from. */
import type { TextCache } from "../cache/mod.ts";
import type { Experiments } from "../experiments/mod.server.ts";
import type { Budgets, Ledger } from "../money/mod.server.ts";
import type { Executor } from "../reliability/mod.ts";
import type { Router } from "../routing/mod.ts";
import type { Clock } from "../shared/clock.ts";
import type { Model } from "../spec/model.ts";

export interface PipelineParts {
  /** All that are declared, and the built-in coach. */
  readonly models: readonly Model[];
  readonly router: Router;
  readonly executor: Pick<Executor, "execute">;
  readonly cache: TextCache;
  readonly ledger: Pick<Ledger, "openRequest" | "closeRequest">;
  readonly budgets: Pick<Budgets, "admit" | "left">;
  readonly experiments: Pick<Experiments, "assign" | "expose">;
  readonly clock: Clock;
  /** Where a model is, for people; null = here. */
  readonly placeOf: (modelId: string) => string | null;
  readonly onFault: (error: unknown) => void;
}
