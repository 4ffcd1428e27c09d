/** What every feature may know of the AI layer: the types of runs, tasks, models and calls. */
export type { Ai, Corrected, InterviewCost, Rated, RunsOf } from "./spec/ai.ts";
export { ABILITIES, type Ability, type Model, type Prices } from "./spec/model.ts";
export type { RouterName } from "./routing/keep.server.ts";
export type { RouterSnapshot } from "./routing/snapshot.ts";
export type { StoredFits } from "./routing/stored_fits.ts";
export type { ProviderErrorKind } from "./spec/errors.ts";
export type { Attempt, AttemptOutcome, AttemptRole, Reservation } from "./spec/execution.ts";
export type {
  FollowUp,
  ModelAnswer,
  QuestionSet,
  Run,
  RunRequest,
  SuggestedQuestion,
  TextTaskId,
  TextTasks,
} from "./spec/results.ts";
export type {
  AnswerInput,
  CoachReason,
  JobInput,
  RunContext,
  RunEvent,
  RunOutcome,
  RunResult,
  TaskId,
} from "./spec/task.ts";
export { Replay } from "./shared/replay.ts";
