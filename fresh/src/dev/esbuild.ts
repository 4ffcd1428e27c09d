import { join, resolve } from "node:path";
import { type BundledFile, Bundler, type BundlerOptions } from "./bundler.ts";

export type { BundledFile, FreshBundleOptions } from "./bundler.ts";

export interface BundledIsland {
  /** Name of its file. */
  file: string;
  css: string[];
  /** Names of the files it imports statically, the client entry left out. */
  imports: string[];
}

export interface BundleOutput {
  /** Name of the file that starts islands and holds Preact. */
  clientEntry: string;
  signalsEntry: string;
  islands: Map<string, BundledIsland>;
  files: BundledFile[];
  /** Source files that went in, absolute paths. */
  inputs: string[];
}

const CLIENT_DIR = resolve(import.meta.dirname!, "../runtime/client");
const PREACT = ["preact", "preact/hooks", "preact/jsx-runtime", "preact/jsx-dev-runtime"];
const SIGNALS = ["@preact/signals", "@preact/signals-core"];

/**
 * Bundles the client runtime with Preact, then signals, then the islands (path by unique name), each
 * importing the ones before, so that a page loads one file for what all islands share.
 */
export async function bundleJs(
  islands: ReadonlyMap<string, string>,
  options: BundlerOptions,
): Promise<BundleOutput> {
  const bundler = await Bundler.start(options);
  try {
    const clientEntry = await bundler.single("boot", join(CLIENT_DIR, "mod.ts"));
    bundler.share(PREACT, clientEntry);
    const signalsEntry = await bundler.single("signals", join(CLIENT_DIR, "signals.ts"));
    bundler.share(SIGNALS, signalsEntry);
    const outputs = await bundler.islands(islands);
    for (const island of outputs.values()) {
      island.imports = island.imports.filter((name) => name !== clientEntry);
    }
    return { clientEntry, signalsEntry, islands: outputs, ...bundler.collected() };
  } finally {
    await bundler.stop();
  }
}
