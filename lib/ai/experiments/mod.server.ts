/** Experiments on prompts and models: assignment, exposure, outcomes, and what can be concluded. */
export type { Assignment, AssignRequest } from "./assignment.server.ts";
export { createExperiments, type Experiments, type Exposed } from "./experiments.server.ts";
export type { GuardrailOverview } from "./guardrails.ts";
export type { Outcome } from "./outcomes.server.ts";
export type { ExperimentOverview, MetricOverview, VariantOverview } from "./overview.server.ts";
