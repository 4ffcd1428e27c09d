/** Where a module stands and where it runs, told by its path alone. */

export type Layer = "root" | "routes" | "islands" | "components" | "lib" | "fresh" | "outside";
export type Runs = "server" | "client" | "anywhere";

const ISLAND_FOLDER = /(^|\/)(\(_islands\)|islands)\//;
const COMPONENT_FOLDER = /(^|\/)(\(_components\)|components)\//;
const OUTSIDE = /^(tests|tools|bench|load)\//;

export const isTest = (path: string): boolean => /_test\.tsx?$/.test(path);

/** "outside" stands beside the product and may use all of it: tests, tools, benches. */
export function layerOf(path: string): Layer {
  if (isTest(path) || OUTSIDE.test(path)) return "outside";
  if (path.startsWith("fresh/")) return "fresh";
  if (path.startsWith("lib/")) return "lib";
  if (ISLAND_FOLDER.test(path)) return "islands";
  if (COMPONENT_FOLDER.test(path)) return "components";
  if (path.startsWith("routes/") || path === "define.ts") return "routes";
  return "root";
}

/** Told by the suffix; without one, routes and the root run on the server, all else anywhere. */
export function runsOn(path: string): Runs {
  if (/\.server\.tsx?$/.test(path)) return "server";
  if (/\.client\.tsx?$/.test(path)) return "client";
  return ["root", "routes", "outside"].includes(layerOf(path)) ? "server" : "anywhere";
}

/** The feature of lib/ that a module is part of, for example "speech"; null outside of features. */
export function featureOf(path: string): string | null {
  return /^lib\/([^/]+)\//.exec(path)?.[1] ?? null;
}

/**
 * Whether other features may import it: mod.ts, mod.server.ts or mod.client.ts of its feature. Texts
 * are open file by file, so that nobody loads the words of the whole product for their own.
 */
export const isFace = (path: string): boolean =>
  /^lib\/[^/]+\/mod(\.server|\.client)?\.ts$/.test(path) || path.startsWith("lib/texts/");
