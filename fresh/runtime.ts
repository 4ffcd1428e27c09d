/** What islands and components import: upstream's `fresh/runtime`. */
export { asset, assetSrcSet, Head, type HeadProps, IS_BROWSER } from "./src/runtime/shared.ts";
export { HttpError } from "./src/error.ts";
