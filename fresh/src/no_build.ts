import type { BuildCache } from "./build_cache.ts";

/** Stands for the build of an app that has none: no file routes, no islands, no static files. */
export const NO_BUILD: BuildCache = {
  root: "",
  clientEntry: "",
  islandRegistry: new Map(),
  features: { errorOverlay: false },
  getFsRoutes: () => [],
  getEntryAssets: () => [],
  readFile: () => Promise.resolve(null),
};
