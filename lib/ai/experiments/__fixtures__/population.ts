/** Candidates who meet an experiment, with runs whose outcome depends on the variant by a known chance. */
import type { Database, NewRow } from "../../../db/mod.ts";
import type { Random } from "../../../random.ts";
import type { Experiment } from "../definition.ts";
import type { Assignment } from "../assignment.server.ts";
import type { Experiments } from "../experiments.server.ts";
import { parseExperiments } from "../definition.ts";

/** An experiment on "evaluate" between 'control' and 'concise', measured by validity. */
export function declare(changes: Readonly<Record<string, unknown>> = {}): Experiment {
  const [experiment] = parseExperiments([{
    id: "concise-prompt",
    task: "evaluate",
    variants: [{ id: "control" }, { id: "concise", temperature: 0.1 }],
    metric: "validity",
    ...changes,
  }], { hasModel: () => true, hasPrompt: () => true });
  return experiment!;
}

type Result = Partial<NewRow<"ai_requests">>;

/** UUIDs that are the same each time, since they decide who gets which variant. */
export function seededIds(count: number, random: Random): readonly string[] {
  const hex = (digits: number): string =>
    Array.from({ length: digits }, () => Math.floor(16 * random()).toString(16)).join("");
  return Array.from(
    { length: count },
    () => `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`,
  );
}

interface Meeting {
  readonly db: Database;
  readonly experiments: Experiments;
  /** New candidates. */
  readonly count: number;
  readonly random: Random;
  /** Each of them has so many runs; 1 unless given. */
  readonly runs?: number;
  /** What comes of a run, by variant; "none" for one that is in no experiment. */
  readonly result: (variant: string, candidateId: string) => Result;
  /** Epoch milliseconds. */
  readonly at: number;
}

export interface Met {
  readonly candidateId: string;
  readonly requestIds: readonly string[];
  readonly assignment: Assignment | null;
}

/** Assigns new candidates, writes their runs down, and exposes them. */
export async function meet(meeting: Meeting): Promise<readonly Met[]> {
  const ids = seededIds(meeting.count, meeting.random);
  await inBatches(
    ids.map((id) => ({ id })),
    (rows) => meeting.db.insertInto("candidates").values(rows).execute(),
  );
  return await meetAgain(meeting, ids);
}

/** The same for candidates who are there already. */
export async function meetAgain(
  { db, experiments, runs = 1, result, at }: Omit<Meeting, "count" | "random">,
  candidates: readonly string[],
): Promise<readonly Met[]> {
  const met: Met[] = [];
  const rows: NewRow<"ai_requests">[] = [];
  for (const candidateId of candidates) {
    const assignment = await experiments.assign({
      task: "evaluate",
      questionType: "behavioral",
      context: { candidateId, answerId: null },
    });
    const own = Array.from(
      { length: runs },
      () =>
        runOf(candidateId, assignment, {
          created_at: new Date(at),
          ...result(assignment?.variant.id ?? "none", candidateId),
        }),
    );
    rows.push(...own);
    met.push({ candidateId, assignment, requestIds: own.map(({ id }) => id) });
  }
  await inBatches(rows, (rows) => db.insertInto("ai_requests").values(rows).execute());
  for (const { assignment, requestIds } of met) {
    if (assignment) await experiments.expose(exposedTo(assignment, requestIds[0]!));
  }
  return met;
}

export const exposedTo = ({ experiment, variant, unitId }: Assignment, requestId: string) => ({
  experimentId: experiment.id,
  variantId: variant.id,
  unitId,
  requestId,
});

/** A run that is over, in the experiment or in none. */
export const runOf = (
  candidateId: string,
  assignment: Assignment | null,
  result: Result,
): NewRow<"ai_requests"> => ({
  id: crypto.randomUUID(),
  task: "evaluate",
  question_type: "behavioral",
  candidate_id: candidateId,
  interview_id: null,
  answer_id: null,
  prompt_version: "evaluate/behavioral@1",
  experiment_id: assignment?.experiment.id ?? null,
  variant_id: assignment?.variant.id ?? null,
  outcome: "complete",
  decision: null,
  ...result,
});

/** Validity of 0 or 1, 1 with the chance of the variant. */
export const valid =
  (chances: Readonly<Record<string, number>>, random: Random) => (variant: string): Result => ({
    validity: random() < (chances[variant] ?? 0.5) ? 1 : 0,
  });

const BATCH = 200;

async function inBatches<T>(
  rows: readonly T[],
  insert: (rows: readonly T[]) => Promise<unknown>,
): Promise<void> {
  for (let from = 0; from < rows.length; from += BATCH) {
    await insert(rows.slice(from, from + BATCH));
  }
}
