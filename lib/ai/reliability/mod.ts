/** One request over a ranked plan of models: the candidate is not failed, nothing is lost or charged twice. */
export { createExecutor, type ExecutorParts } from "./executor.ts";
export type { Health, ModelHealth } from "./health.ts";
export type { Percentiles } from "./latency.ts";
export type { ExecutionPlan, Executor } from "./plan.ts";
