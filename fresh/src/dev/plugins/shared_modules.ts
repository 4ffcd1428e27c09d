import type { Plugin } from "esbuild";

/** Lets bundles import these packages from a file built before, which all pages share. */
export function sharedModules(files: Record<string, string>): Plugin {
  return {
    name: "shared-modules",
    setup(build) {
      build.onResolve({ filter: /^(npm:)?\/?@?preact/ }, ({ path }) => {
        const file = files[path.replace(/^npm:\/?/, "").replace(/(preact|signals)@[^/]+/, "$1")];
        return file === undefined ? null : { path: `./${file}`, external: true };
      });
    },
  };
}
