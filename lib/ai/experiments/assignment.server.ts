/** Who gets which variant. */
import type { QuestionType } from "../../coach/mod.ts";
import type { RunContext, TaskId } from "../spec/task.ts";
import type { Experiment, Variant } from "./definition.ts";
import type { Exposure, Exposures } from "./exposures.server.ts";
import type { ProgressMap } from "./progress.server.ts";
import { epochAt, fallsTo, isStopped, partsOf, type Progress } from "./progress.ts";

export interface AssignRequest {
  readonly task: TaskId;
  readonly questionType: QuestionType | null;
  readonly context: Pick<RunContext, "candidateId" | "answerId">;
}

export interface Assignment {
  readonly experiment: Experiment;
  readonly variant: Variant;
  /** The unit's chance to get this variant, among the units that take part. */
  readonly share: number;
  /** The candidate's or the answer's id, as the experiment has it. */
  readonly unitId: string;
}

interface AssignParts {
  readonly definitions: readonly Experiment[];
  readonly progress: ProgressMap;
  readonly exposures: Pick<Exposures, "find">;
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * The first experiment in the list that the unit takes part in decides. A unit whose variant was stopped is done as
 * if there were no experiment, and enters no later one: it has met a variant that the others have not.
 */
export async function assignUnit(
  parts: AssignParts,
  request: AssignRequest,
): Promise<Assignment | null> {
  for (const experiment of parts.definitions) {
    const progress = parts.progress.get(experiment.id);
    const unitId = unitOf(experiment, request.context);
    if (!progress || unitId === null || !isMeant(experiment, request)) continue;
    if (experiment.status !== "running" || progress.isChanged) continue;
    const exposure = await variantOf({ ...parts, experiment, progress, unit: unitId });
    if (exposure === null) continue;
    return isStopped(progress, exposure.variant)
      ? null
      : toAssignment({ experiment, progress, unitId }, exposure);
  }
  return null;
}

const isMeant = (experiment: Experiment, { task, questionType }: AssignRequest): boolean =>
  experiment.task === task &&
  (experiment.questionType === null || experiment.questionType === questionType);

/** As the database writes ids, which candidates' devices may write otherwise. */
const unitOf = ({ unit }: Experiment, context: AssignRequest["context"]): string | null =>
  (unit === "candidate" ? context.candidateId : context.answerId)?.toLowerCase() ?? null;

interface Case extends Pick<AssignParts, "exposures" | "now"> {
  readonly experiment: Experiment;
  readonly progress: Progress;
  readonly unit: string;
}

/**
 * By the hash alone while the shares are as declared, so that nothing is asked of the database. Once they have
 * changed, a unit that was exposed keeps what it had: one look-up by key, remembered from then on.
 */
async function variantOf(
  { experiment, progress, unit, exposures, now }: Case,
): Promise<Exposure | null> {
  const epoch = epochAt(progress, now);
  const index = fallsTo(experiment, { unit, epoch });
  if (index === null) return null;
  const met = epoch.number === 0 ? null : await exposures.find({ experiment: experiment.id, unit });
  return met ?? { variant: experiment.variants[index]!.id, epoch: epoch.number };
}

interface Chosen {
  readonly experiment: Experiment;
  readonly progress: Progress;
  readonly unitId: string;
}

function toAssignment(
  { experiment, progress, unitId }: Chosen,
  { variant, epoch }: Exposure,
): Assignment {
  const index = experiment.variants.findIndex(({ id }) => id === variant);
  const share = partsOf(progress.epochs[epoch]!)[index]!;
  return { experiment, variant: experiment.variants[index]!, share, unitId };
}

/** The shares by which a unit got its variant: the latest in force by which it falls to it. */
export function epochOf(
  { experiment, progress, now }: Pick<Case, "experiment" | "progress" | "now">,
  { unit, variant }: { readonly unit: string; readonly variant: string },
): number {
  const index = experiment.variants.findIndex(({ id }) => id === variant);
  const inForce = progress.epochs.filter(({ effectiveAt }) => effectiveAt <= now);
  const found = inForce.findLast((epoch) => fallsTo(experiment, { unit, epoch }) === index);
  return (found ?? epochAt(progress, now)).number;
}
