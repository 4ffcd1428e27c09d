/** The project's own files, as the checks see them. */
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's root, with no slash at its end. */
export const ROOT = fileURLToPath(new URL("..", import.meta.url)).replace(/\/$/, "");

const SKIPPED = new Set(["node_modules", "_fresh", "data", "coverage", "__fixtures__"]);

/** Paths below `root`, relative to it, whose name ends with one of `endings`; sorted. */
export async function sourceFiles(root: string, endings: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  await walk(root, (path) => {
    if (endings.some((ending) => path.endsWith(ending))) found.push(relative(root, path));
  });
  return found.sort();
}

async function walk(folder: string, visit: (path: string) => void): Promise<void> {
  for await (const { name, isDirectory, isFile } of Deno.readDir(folder)) {
    if (name.startsWith(".") || SKIPPED.has(name)) continue;
    if (isDirectory) await walk(join(folder, name), visit);
    if (isFile) visit(join(folder, name));
  }
}
