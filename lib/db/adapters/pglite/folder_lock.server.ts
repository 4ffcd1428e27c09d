/** Two processes on one PGlite folder would destroy it, so the folder is locked while open. */

export interface FolderLock {
  /** Unlocks; a second call does nothing. */
  release(): void;
}

/**
 * Makes the folder if it is missing, and locks it, in a file beside it, by an exclusive file lock (flock), which the system
 * drops when its process ends in whatever way: nothing to clean up after a crash.
 * @throws {Error} If the folder is open already, here or in another process
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  await Deno.mkdir(folder, { recursive: true, mode: 0o700 });
  const path = `${folder.replace(/[/\\]+$/, "")}.lock`;
  const file = await Deno.open(path, { create: true, read: true, write: true, mode: 0o600 });
  if (!await file.tryLock(true)) {
    file.close();
    throw new Error(await takenMessage(folder, path));
  }
  await writeOwner(file);
  return { release: closeOnce(file) };
}

async function writeOwner(file: Deno.FsFile): Promise<void> {
  await file.truncate();
  await file.write(new TextEncoder().encode(String(Deno.pid)));
}

function closeOnce(file: Deno.FsFile): () => void {
  let held = true;
  return () => {
    if (held) file.close();
    held = false;
  };
}

async function takenMessage(folder: string, lockPath: string): Promise<string> {
  const owner = (await Deno.readTextFile(lockPath)).trim();
  return `Data folder "${folder}" is in use by process ${owner || "unknown"}: stop that process, ` +
    `set DATA_DIR to another folder, or set DATABASE_URL to share a PostgreSQL`;
}
