import type { Plugin } from "esbuild";

/** Namespace of modules that exist only as text. */
export const TEXT_PREFIX = "text:";

/** Lets text stand as a module, under `text:NAME`. */
export function textModules(texts: ReadonlyMap<string, string>): Plugin {
  return {
    name: "text-modules",
    setup(build) {
      build.onResolve({ filter: new RegExp(`^${TEXT_PREFIX}`) }, ({ path }) => ({
        path: path.slice(TEXT_PREFIX.length),
        namespace: "text",
      }));
      build.onLoad({ filter: /.*/, namespace: "text" }, ({ path }) => ({
        contents: texts.get(path),
        resolveDir: import.meta.dirname,
      }));
    },
  };
}
