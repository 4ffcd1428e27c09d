import type { Loader, Plugin } from "esbuild";
import { dirname, resolve } from "node:path";

/** The standard way to name a module by URL; only modules that a worklet or worker runs are built. */
const WORKLET_URL =
  /new URL\(\s*(["'])(\.{1,2}\/[^"']+\.work(?:let|er)\.[jt]s)\1\s*,\s*import\.meta\.url\s*,?\s*\)/g;

/**
 * Builds `new URL("./x.worklet.ts", import.meta.url)` (or `.worker.ts`) as a file of its own and
 * puts its name in. `bundle` gets the module's path and returns the built file's name.
 */
export function worklets(bundle: (path: string) => Promise<string>): Plugin {
  return {
    name: "worklets",
    setup(build) {
      build.onLoad({ filter: /\.[jt]sx?$/ }, async ({ path }) => {
        if (path.includes("/node_modules/")) return null;
        const source = await Deno.readTextFile(path);
        const names = new Map<string, string>();
        for (const [, , specifier] of source.matchAll(WORKLET_URL)) {
          names.set(specifier!, await bundle(resolve(dirname(path), specifier!)));
        }
        if (names.size === 0) return null;
        const contents = source.replace(
          WORKLET_URL,
          (_, __, specifier: string) => `new URL("./${names.get(specifier)}", import.meta.url)`,
        );
        return { contents, loader: path.slice(path.lastIndexOf(".") + 1) as Loader };
      });
    },
  };
}
