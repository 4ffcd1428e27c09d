/** Experiments on prompts and models, from assigning units to saying what came of it. */
import { type Assignment, type AssignRequest, assignUnit, epochOf } from "./assignment.server.ts";
import { forgetChanges } from "./counting.server.ts";
import { createExposures } from "./exposures.server.ts";
import { createKnowledge, type Knowledge, type KnowledgeParts } from "./knowledge.server.ts";
import { type Outcome, recordOutcome } from "./outcomes.server.ts";
import {
  emptyOverview,
  type ExperimentOverview,
  overviewOf,
  readSample,
} from "./overview.server.ts";
import { countLook, type ProgressMap } from "./progress.server.ts";
import { isOpen } from "./progress.ts";
import { reviewExperiment } from "./review.server.ts";
import { createUnitKeys } from "./unit_keys.server.ts";

/** A run that did use what its variant says. */
export interface Exposed {
  readonly experimentId: string;
  readonly variantId: string;
  /** From the assignment. */
  readonly unitId: string;
  /** Of the run. */
  readonly requestId: string;
}

export interface Experiments {
  /**
   * The variant of the run's candidate or answer, always the same one; null where no experiment is meant. Asks
   * nothing of the database, except for experiments whose shares have changed: there once for each unit.
   */
  assign(request: AssignRequest): Promise<Assignment | null>;
  /** Says that a unit has met its variant. Meant for every run: only the first is kept. */
  expose(exposed: Exposed): Promise<void>;
  /** Stores what was measured of a unit outside of its runs, whether or not it takes part in anything. */
  record(outcome: Outcome): Promise<void>;
  /** Meant for the start and for every minute: hears of stops and new shares. `assign` does so itself if nobody does. */
  refresh(): Promise<void>;
  /**
   * Stops variants that break a guardrail and moves shares. Meant for every few minutes, on any server.
   *
   * @returns What was done, a sentence each, for the log
   */
  review(): Promise<readonly string[]>;
  /** What all declared experiments show, in the order of their declaration. */
  overview(): Promise<readonly ExperimentOverview[]>;
}

/**
 * `assign`, `expose` and `record` never throw, as no experiment is worth a candidate's feedback: `onFault` is told.
 * The others throw what the database throws.
 */
export function createExperiments(parts: KnowledgeParts): Experiments {
  const knowledge = createKnowledge(parts);
  return {
    ...createTakingPart(parts, knowledge),
    refresh: async () => void await knowledge.refresh(),
    ...createLooking(parts, knowledge),
  };
}

function createTakingPart(
  { db, clock, definitions, onFault }: KnowledgeParts,
  knowledge: Knowledge,
): Pick<Experiments, "assign" | "expose" | "record"> {
  const keyOf = createUnitKeys(db);
  const exposures = createExposures(db, keyOf);
  const guard = async <T>(work: () => Promise<T>): Promise<T | null> => {
    try {
      return await work();
    } catch (error) {
      onFault(error);
      return null;
    }
  };
  return {
    assign: (request) =>
      guard(async () => {
        if (definitions.length === 0) return null;
        const progress = await knowledge.current();
        return await assignUnit({ definitions, progress, exposures, now: clock.now() }, request);
      }),
    expose: async ({ experimentId, variantId, unitId, requestId }) =>
      void await guard(async () => {
        const experiment = definitions.find(({ id }) => id === experimentId);
        const progress = (await knowledge.current()).get(experimentId);
        if (!experiment || !progress) throw new Error(unknown(experimentId));
        const [at, met] = [clock.now(), { unit: unitId, variant: variantId }];
        const epoch = epochOf({ experiment, progress, now: at }, met);
        await exposures.log({ ...met, experiment: experimentId, epoch, requestId, at });
      }),
    record: async (outcome) =>
      void await guard(() => recordOutcome(db, outcome, { keyOf, at: clock.now() })),
  };
}

function createLooking(
  { db, clock, definitions }: KnowledgeParts,
  knowledge: Knowledge,
): Pick<Experiments, "review" | "overview"> {
  const look = async (): Promise<ProgressMap> => {
    const progress = await knowledge.refresh();
    await countLook(db, [...progress.keys()]);
    return progress;
  };
  return {
    async review() {
      await forgetChanges(db);
      const progress = await look();
      const done: string[] = [];
      for (const experiment of definitions) {
        const own = progress.get(experiment.id);
        if (!own || !isOpen(experiment, own)) continue;
        const review = { db, experiment, progress: own, now: clock.now() };
        done.push(...await reviewExperiment(review));
      }
      if (done.length > 0) await knowledge.refresh();
      return done;
    },
    async overview() {
      const progress = await look();
      const overviews: ExperimentOverview[] = [];
      for (const experiment of definitions) {
        const own = progress.get(experiment.id);
        overviews.push(
          own && !own.isChanged
            ? overviewOf(await readSample(db, experiment, own), clock.now())
            : emptyOverview(experiment, own ?? null),
        );
      }
      return overviews;
    },
  };
}

const unknown = (id: string): string =>
  `Experiment "${id}" is not declared: expose what assign gave`;
