import type { LaggingRead } from "../../db/mod.ts";
import type { ProductTiers } from "../../store/mod.ts";
import type { ExperimentOverview, Experiments } from "../experiments/mod.server.ts";
import type { Account, Budgets, Ledger, Spend } from "../money/mod.server.ts";
import type { ModelHealth } from "../reliability/mod.ts";
import type { QualityRow, Router } from "../routing/mod.ts";
import type { Clock } from "../shared/clock.ts";
import type { Model } from "../spec/model.ts";
import { type DecisionLine, readDecisions } from "./decisions.server.ts";
import { type Latencies, readLatencies } from "./latencies.server.ts";

export type { DecisionLine } from "./decisions.server.ts";

const DAY_MS = 24 * 60 * 60_000;
const DAYS_SHOWN = 7;
const DECISIONS_SHOWN = 20;

/** One model, on this server since its start and in the ledger of the last day. */
export interface ModelLine {
  readonly model: Model;
  /** On this server, now. */
  readonly health: ModelHealth;
  /** Expected by the router over all tasks and groups that it knows; the declared figure where it knows none. */
  readonly quality: readonly QualityRow[];
  /** Of all servers, the last 24 hours, up to a minute old; null = no call. */
  readonly latencies: Latencies | null;
  /** Of all servers, the last 24 hours; null = no call. */
  readonly spend: Spend | null;
}

export interface OperationsView {
  readonly at: Date;
  readonly models: readonly ModelLine[];
  /** Newest first. */
  readonly decisions: readonly DecisionLine[];
  /** Today's account of the whole installation; null = nothing was spent or set aside today. */
  readonly today: Account | null;
  /** The last seven UTC days with any call, newest first. */
  readonly days: readonly Spend[];
  readonly experiments: readonly ExperimentOverview[];
}

export interface Operations {
  view(): Promise<OperationsView>;
}

interface OperationsParts {
  readonly read: LaggingRead;
  readonly tiers: Pick<ProductTiers, "fill">;
  readonly clock: Pick<Clock, "now">;
  readonly models: readonly Model[];
  readonly router: Pick<Router, "table">;
  readonly health: (modelId: string) => ModelHealth;
  readonly budgets: Pick<Budgets, "accounts">;
  readonly ledger: Pick<Ledger, "spend">;
  readonly experiments: Pick<Experiments, "overview">;
}

export function createOperations(parts: OperationsParts): Operations {
  const { read, tiers, clock, budgets, ledger, experiments } = parts;
  const latencies = tiers.fill("model_latencies", {
    load: () => read((db) => readLatencies(db, new Date(clock.now() - DAY_MS))),
  });
  return {
    async view() {
      const now = clock.now();
      const from = now - DAY_MS;
      const [decisions, accounts, days, spends, recent, overviews] = await Promise.all([
        read((db) => readDecisions(db, { limit: DECISIONS_SHOWN })),
        budgets.accounts({ candidateId: null, interviewId: null }),
        ledger.spend({ by: "day", from: now - DAYS_SHOWN * DAY_MS }),
        ledger.spend({ by: "model", from }),
        latencies.get("day"),
        experiments.overview(),
      ]);
      const byDay = (a: Spend, b: Spend) => (b.key ?? "").localeCompare(a.key ?? "");
      return {
        at: new Date(now),
        models: parts.models.map((model) =>
          lineOf(parts, model, { spends, latencies: recent ?? [] })
        ),
        decisions,
        today: accounts.find(({ scope }) => scope === "day") ?? null,
        days: [...days].sort(byDay),
        experiments: overviews,
      };
    },
  };
}

interface Figures {
  readonly spends: readonly Spend[];
  readonly latencies: readonly Latencies[];
}

function lineOf(
  { router, health }: OperationsParts,
  model: Model,
  { spends, latencies }: Figures,
): ModelLine {
  return {
    model,
    health: health(model.id),
    quality: router.table().filter((row) => row.model === model.id && row.group === null),
    latencies: latencies.find((one) => one.model === model.id) ?? null,
    spend: spends.find(({ key }) => key === model.id) ?? null,
  };
}
