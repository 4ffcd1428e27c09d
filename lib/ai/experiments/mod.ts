/** Experiments as operators declare them. */
export {
  type Experiment,
  type Guardrail,
  type Known,
  parseExperiments,
  type Variant,
} from "./definition.ts";
export type { MetricId } from "./metrics.ts";
