/** The AI layer and what it is built from; types are in mod.ts. */
export { type AiParts, type AiService, createAi } from "./ai.server.ts";
export { keyVariables, type ModelsFile, readModelsFile } from "./config/mod.server.ts";
export type { ExperimentOverview, VariantOverview } from "./experiments/mod.server.ts";
export type { Caps } from "./money/mod.server.ts";
export type { ModelLine, Operations, OperationsView } from "./operations/mod.server.ts";
export { createProviders } from "./providers/registry.server.ts";
export { systemClock } from "./shared/clock.ts";
export {
  createRecognisers,
  type Recogniser,
  type Recognisers,
} from "./transcription/mod.server.ts";
