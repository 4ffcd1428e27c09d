import type { Plugin } from "esbuild";

/** Packages that islands share, by the names code imports them under. */
const SHARED: Record<string, string> = {
  "preact": "preact",
  "preact/hooks": "preact/hooks",
  "preact/jsx-runtime": "preact/jsx-runtime",
  "preact/jsx-dev-runtime": "preact/jsx-runtime",
  "@preact/signals": "@preact/signals",
  "@preact/signals-core": "@preact/signals",
  "fresh/runtime": "fresh/runtime",
  "@fresh/core/runtime": "fresh/runtime",
};

/** Leaves the packages of `files` out of a bundle, which then imports them from there. */
export function sharedModules(files: Readonly<Record<string, string>>): Plugin {
  return {
    name: "shared-modules",
    setup(build) {
      build.onResolve({ filter: /^(?:npm:\/?)?@?(?:preact|fresh)/ }, ({ path }) => {
        const bare = path.replace(/^npm:\/?/, "").replace(/(preact|signals|core)@[^/]+/, "$1");
        const file = files[SHARED[bare] ?? ""];
        return file === undefined ? null : { path: file, external: true };
      });
    },
  };
}
