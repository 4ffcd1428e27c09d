import { dirname, join } from "node:path";

export interface FoundSetting {
  /** Folder of the file that has the setting; its paths are relative to it. */
  dir: string;
  value: unknown;
}

/** Finds a top-level setting in the nearest deno.json at or above `root` that has it. */
export async function findSetting(root: string, name: string): Promise<FoundSetting | null> {
  for (let dir = root;; dir = dirname(dir)) {
    const value = (await readDenoJson(dir))[name];
    if (value !== undefined) return { dir, value };
    if (dir === dirname(dir)) return null;
  }
}

async function readDenoJson(dir: string): Promise<Record<string, unknown>> {
  try {
    return JSON.parse(await Deno.readTextFile(join(dir, "deno.json")));
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return {};
    throw error;
  }
}
