/** The models file: which models there are, where they are, and what they cost. */
export { readModelsFile } from "./models_file.server.ts";
export { keyVariables, parseModelsFile } from "./parse.server.ts";
export type { ModelsFile } from "./schema.server.ts";
