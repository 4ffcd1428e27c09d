/** One server with one experiment, and candidates whose outcomes are drawn by known chances. */
import type { Database } from "../../../db/mod.ts";
import { seededRandom } from "../../../random.ts";
import type { Clock } from "../../shared/clock.ts";
import type { Experiment } from "../definition.ts";
import { createExperiments } from "../experiments.server.ts";
import { meet, valid } from "./population.ts";

interface Setting<C> {
  readonly clock: C;
  readonly seed?: number;
}

/** Faults are thrown. */
export function serverFor<C extends Pick<Clock, "now" | "monotonic">>(
  db: Database,
  experiment: Experiment,
  { clock, seed = 11 }: Setting<C>,
) {
  const experiments = createExperiments({
    db,
    clock,
    definitions: [experiment],
    onFault: (error) => {
      throw error;
    },
  });
  const random = seededRandom(seed);
  const parts = { db, experiments, random };
  return {
    db,
    experiments,
    clock,
    random,
    /** Candidates whose runs are valid by these chances. */
    meet: (count: number, chances: Readonly<Record<string, number>>) =>
      meet({ ...parts, count, at: clock.now(), result: valid(chances, random) }),
    /** Candidates whose runs abstain by these chances. */
    meetAbstaining: (count: number, chances: Readonly<Record<string, number>>) =>
      meet({
        ...parts,
        count,
        at: clock.now(),
        result: (variant) =>
          random() < (chances[variant] ?? 0) ? { outcome: "abstained" } : { validity: 1 },
      }),
    overview: async () => (await experiments.overview())[0]!,
  };
}
