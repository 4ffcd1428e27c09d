import { join } from "node:path";

export interface WalkOptions {
  includeDirs?: boolean;
  includeFiles?: boolean;
  followSymlinks?: boolean;
  /** File name endings without the dot; all files unless given. */
  exts?: string[];
  /** Paths to leave out, folders with all that is in them. */
  skip?: RegExp[];
}

export interface WalkEntry {
  path: string;
  name: string;
  isFile: boolean;
  isDirectory: boolean;
  isSymlink: boolean;
}

/** The file system as the build uses it; tests put one of their own in its place. */
export interface FsAdapter {
  cwd(): string;
  walk(root: string | URL, options?: WalkOptions): AsyncIterable<WalkEntry>;
  isDirectory(path: string | URL): Promise<boolean>;
  mkdirp(dir: string): Promise<void>;
  readFile(path: string | URL): Promise<Uint8Array>;
  readTextFile(path: string | URL): Promise<string>;
}

export const fsAdapter: FsAdapter = {
  cwd: () => Deno.cwd(),
  walk: (root, options) => walk(String(root), options),
  isDirectory,
  mkdirp: (dir) => Deno.mkdir(dir, { recursive: true }),
  readFile: (path) => Deno.readFile(path),
  readTextFile: (path) => Deno.readTextFile(path),
};

async function isDirectory(path: string | URL): Promise<boolean> {
  try {
    return (await Deno.stat(path)).isDirectory;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

/** Entries under `dir` in the order of their names, so that what is built from them is stable. */
async function* walk(dir: string, options: WalkOptions = {}): AsyncGenerator<WalkEntry> {
  const { includeDirs = true, includeFiles = true, followSymlinks = false, exts, skip } = options;
  const entries = await Array.fromAsync(Deno.readDir(dir));
  for (const entry of entries.sort((a, b) => a.name < b.name ? -1 : 1)) {
    const path = join(dir, entry.name);
    if (skip?.some((pattern) => pattern.test(path))) continue;
    const { isDirectory, isFile } = entry.isSymlink && followSymlinks
      ? await Deno.stat(path)
      : entry;
    if (isDirectory) {
      if (includeDirs) yield { ...entry, path };
      yield* walk(path, options);
    } else if (isFile && includeFiles && (exts?.some((ext) => path.endsWith(`.${ext}`)) ?? true)) {
      yield { ...entry, path };
    }
  }
}
