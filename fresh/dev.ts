/** What builds the app and serves it for development: upstream's `fresh/dev`. */
export { Builder, type BuildOptions } from "./src/dev/builder.ts";
export type {
  OnTransformArgs,
  OnTransformOptions,
  TransformFn,
} from "./src/dev/file_transformer.ts";
