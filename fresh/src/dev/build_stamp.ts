import { join } from "node:path";
import { fsAdapter } from "../fs.ts";
import type { ResolvedBuildConfig } from "./builder.ts";
import { digest } from "./digest.ts";
import { readPublicEnv } from "./public_env.ts";

const SRC_DIR = join(import.meta.dirname!, "..");

interface BuildStamp {
  /** Client sources outside the crawled folders, absolute paths. */
  inputs: string[];
  digest: string;
}

/** Whether `outDir` holds what building now would write. */
export async function isBuildCurrent(config: ResolvedBuildConfig): Promise<boolean> {
  try {
    const stamp: BuildStamp = JSON.parse(await Deno.readTextFile(stampPath(config)));
    await Deno.stat(join(config.outDir, "server.js"));
    return stamp.digest === await digestOf(config, stamp.inputs);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound || error instanceof SyntaxError) return false;
    throw error;
  }
}

export async function writeBuildStamp(
  config: ResolvedBuildConfig,
  inputs: string[],
): Promise<void> {
  const stamp: BuildStamp = { inputs, digest: await digestOf(config, inputs) };
  await Deno.writeTextFile(stampPath(config), JSON.stringify(stamp));
}

function stampPath({ outDir }: ResolvedBuildConfig): string {
  return join(outDir, "stamp.json");
}

/** Covers the names, sizes and times of all that a build reads, and its settings. */
async function digestOf(config: ResolvedBuildConfig, inputs: string[]): Promise<string> {
  const { root, staticDir, islandDir, routeDir, target, sourceMap, ignore, serverEntry } = config;
  const files = new Set([...inputs, join(root, "deno.json"), join(root, "deno.lock")]);
  for (const dir of [staticDir, islandDir, routeDir, SRC_DIR]) {
    for (const path of await filesIn(dir)) files.add(path);
  }
  const settings = [target, sourceMap, ignore.map(String), serverEntry, readPublicEnv()];
  const states = await Promise.all([...files].sort().map(stateOf));
  return digest(JSON.stringify(settings), ...states);
}

async function filesIn(dir: string): Promise<string[]> {
  if (!await fsAdapter.isDirectory(dir)) return [];
  const entries = await Array.fromAsync(fsAdapter.walk(dir, { includeDirs: false }));
  return entries.map(({ path }) => path);
}

async function stateOf(path: string): Promise<string> {
  try {
    const { size, mtime } = await Deno.stat(path);
    return `${path} ${size} ${mtime?.getTime()}\n`;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return `${path} missing\n`;
    throw error;
  }
}
