/**
 * The client entry: the island runtime together with Preact. Islands import Preact from this very
 * file, so that a page needs one request for both and everyone shares one copy.
 */
export { boot } from "./boot.ts";
export * from "preact";
export * from "preact/hooks";
export { jsx, jsxDEV, jsxs } from "preact/jsx-runtime";
