/** Runs requests so that a candidate gets a text whenever anybody can write one, and every call is booked once. */
import type { Random } from "../../random.ts";
import type { Clock } from "../shared/clock.ts";
import type { Model } from "../spec/model.ts";
import type { Provider } from "../spec/provider.ts";
import { Allowance } from "./allowance.ts";
import { HealthRecord } from "./health.ts";
import { HEDGE_ALLOWANCE } from "./hedge.ts";
import type { Executor } from "./plan.ts";
import { RETRY_ALLOWANCE } from "./retry.ts";
import { Run } from "./run.ts";

export interface ExecutorParts {
  readonly provider: (id: string) => Provider;
  readonly clock: Clock;
  readonly random: Random;
  /** Told of what runs go on without: ledgers and budgets that fail, providers that throw what they may not. */
  readonly onFault: (error: unknown) => void;
  /** All are on by default; to measure what they give, they can be switched off. */
  readonly retrying?: boolean;
  readonly hedging?: boolean;
  readonly breaking?: boolean;
}

/** One for all runs of a process: what it knows of models is what its calls have shown. */
export function createExecutor(
  { retrying = true, hedging = true, breaking = true, ...parts }: ExecutorParts,
): Executor {
  const { clock } = parts;
  const health = new HealthRecord({ ...parts, breaking });
  const shared = {
    ...parts,
    health,
    onMiscount: tellOnce(parts.onFault),
    retries: retrying ? new Allowance(clock, RETRY_ALLOWANCE) : null,
    hedges: hedging ? new Allowance(clock, HEDGE_ALLOWANCE) : null,
  };
  return {
    health,
    async *execute(plan, { signal }) {
      signal.throwIfAborted();
      const run = new Run(shared, plan, { signal });
      try {
        yield* run.events();
      } finally {
        await run.close();
      }
    },
  };
}

/** Once a model, since a provider that counts wrong does so on every call. */
function tellOnce(onFault: ExecutorParts["onFault"]): (model: Model) => void {
  const told = new Set<string>();
  return ({ id }) => {
    if (told.has(id)) return;
    told.add(id);
    onFault(
      new Error(`Model "${id}" is counted tokens that it cannot have taken: they are estimated`),
    );
  };
}
