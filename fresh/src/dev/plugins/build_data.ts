import type { Plugin } from "esbuild";

/** What the server knows at run time and the browser's copy of the code gets as data. */
export interface BuildData {
  buildId: string;
  /** Content hashes of static files, by path. */
  assetHashes: ReadonlyMap<string, string>;
}

export function buildData({ buildId, assetHashes }: BuildData): Plugin {
  const contents: Record<string, string> = {
    "build_id.ts": `export const BUILD_ID = ${JSON.stringify(buildId)};`,
    "asset_hashes.ts": `export const assetHashes = /* @__PURE__ */ new Map(${
      JSON.stringify([...assetHashes])
    });`,
  };
  return {
    name: "build-data",
    setup(build) {
      const filter = /fresh\/src\/(?:build_id|runtime\/asset_hashes)\.ts$/;
      build.onLoad({ filter }, ({ path }) => ({
        contents: contents[path.slice(path.lastIndexOf("/") + 1)],
        loader: "js",
      }));
    },
  };
}
