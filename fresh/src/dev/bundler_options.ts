import type { BuildOptions } from "esbuild";
import type { BuildData } from "./plugins/build_data.ts";
import { TEXT_PREFIX } from "./plugins/text_modules.ts";
import { processEnvValues, PUBLIC_ENV_GETTER } from "./public_env.ts";

/** See esbuild's options of the same names. */
export interface FreshBundleOptions {
  sourceMap?: {
    kind: boolean | "linked" | "inline" | "external" | "both";
    sourceRoot?: string;
    sourcesContent?: boolean;
  };
}

export interface BundlerOptions extends BuildData, FreshBundleOptions {
  root: string;
  dev: boolean;
  target: string | string[];
  /** Environment variables that client code may read. */
  publicEnv: Record<string, string>;
}

/** Text module that is in reach of all client code. */
export const PUBLIC_ENV_MODULE = "public-env";

/** Files stay in memory, all in one folder, each named after its content. */
export function esbuildSettings(options: BundlerOptions): BuildOptions {
  const { root, dev, target, sourceMap, publicEnv } = options;
  return {
    absWorkingDir: root,
    outdir: root,
    write: false,
    metafile: true,
    bundle: true,
    format: "esm",
    platform: "browser",
    target,
    minify: !dev,
    sourcemap: dev ? "linked" : sourceMap?.kind,
    sourceRoot: sourceMap?.sourceRoot,
    sourcesContent: sourceMap?.sourcesContent,
    charset: "utf8",
    legalComments: "none",
    logLevel: "silent",
    jsx: "automatic",
    jsxImportSource: "preact",
    tsconfigRaw: {},
    entryNames: "[name]-[hash]",
    chunkNames: "[name]-[hash]",
    inject: [TEXT_PREFIX + PUBLIC_ENV_MODULE],
    define: {
      "process.env.NODE_ENV": dev ? '"development"' : '"production"',
      "Deno.env.get": PUBLIC_ENV_GETTER,
      ...processEnvValues(publicEnv),
    },
  };
}
