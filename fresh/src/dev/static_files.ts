import { relative } from "node:path";
import { fsAdapter } from "../fs.ts";

/** Hidden files stay private, but `.well-known` is meant for others. */
const HIDDEN = /[/\\]\.(?!well-known(?:[/\\]|$))[^/\\]+$/;

/** Paths of the files to serve; the output folder may lie within the static one. */
export async function findStaticFiles(staticDir: string, outDir: string): Promise<string[]> {
  if (!await fsAdapter.isDirectory(staticDir)) return [];
  const paths: string[] = [];
  for await (const { path } of fsAdapter.walk(staticDir, { includeDirs: false, skip: [HIDDEN] })) {
    if (relative(outDir, path).startsWith("..")) paths.push(path);
  }
  return paths;
}
