import { resolve } from "node:path";
import { type BundledFile, Bundler } from "./bundler.ts";
import type { BundlerOptions } from "./bundler_options.ts";
import { addImportedNames, type ImportedNames, reexport } from "./imported_names.ts";
import { PUBLIC_ENV_GETTER } from "./public_env.ts";

export type { FreshBundleOptions } from "./bundler_options.ts";

export interface BundledIsland {
  /** Name of its file. */
  file: string;
  css: string[];
  /** Names of the files it imports statically, the client entry left out. */
  imports: string[];
}

export interface BundleOutput {
  /** Name of the file that starts islands and holds what all of them share. */
  clientEntry: string;
  signalsEntry: string;
  slotsEntry: string;
  islands: Map<string, BundledIsland>;
  files: BundledFile[];
  /** Source files that went in, absolute paths. */
  inputs: string[];
}

const CLIENT_DIR = resolve(import.meta.dirname!, "../runtime/client");
const BOOT = resolve(CLIENT_DIR, "boot.ts");
const SLOTS = resolve(CLIENT_DIR, "slots.ts");
/** What the client entry shares with all islands. */
const COMMON = ["preact", "preact/hooks", "preact/jsx-runtime", "fresh/runtime"];
const SIGNALS = "@preact/signals";

/**
 * Bundles the client runtime with Preact, then what only some pages need, then the islands (path by
 * unique name), each importing the ones before: a page loads one file for what all islands share,
 * and that file has only those exports of Preact that some module uses.
 */
export async function bundleJs(
  islands: ReadonlyMap<string, string>,
  options: BundlerOptions,
): Promise<BundleOutput> {
  const bundler = await Bundler.start(options);
  try {
    const { common, signals, readsEnv } = await findSharedNames(bundler, islands);
    const runtime = `export { boot } from ${JSON.stringify(BOOT)};\n${reexport(common)}`;
    const clientEntry = await bundler.single(
      "fresh-runtime",
      bundler.text("runtime", runtime),
    );
    for (const name of COMMON) bundler.shared[name] = `./${clientEntry}`;
    const signalsEntry = await bundler.single(
      "signals",
      bundler.text("signals", reexport(signals)),
    );
    const slotsEntry = await bundler.single("slots", SLOTS);
    bundler.shared[SIGNALS] = `./${signalsEntry}`;
    const outputs = await bundler.islands(islands, { readsEnv });
    for (const island of outputs.values()) {
      island.imports = island.imports.filter((name) => name !== clientEntry);
    }
    return { clientEntry, signalsEntry, slotsEntry, islands: outputs, ...bundler.collected() };
  } finally {
    await bundler.stop();
  }
}

/** What islands use of shared packages, and what the client modules beside them use. */
async function findSharedNames(
  bundler: Bundler,
  islands: ReadonlyMap<string, string>,
): Promise<{ common: ImportedNames; signals: ImportedNames; readsEnv: boolean }> {
  const common: ImportedNames = new Map();
  const signals: ImportedNames = new Map([[SIGNALS, new Set(["signal", "computed"])]]);
  const drafts = await bundler.draft(Object.fromEntries(islands), [...COMMON, SIGNALS]);
  for (const code of drafts) {
    addImportedNames(common, code, COMMON);
    addImportedNames(signals, code, [SIGNALS]);
  }
  const extras = { slots: SLOTS, signals: bundler.text("signals", reexport(signals)) };
  for (const code of await bundler.draft(extras, COMMON)) {
    addImportedNames(common, code, COMMON);
  }
  const readsEnv = drafts.some((code) => code.includes(PUBLIC_ENV_GETTER));
  return { common, signals, readsEnv };
}
