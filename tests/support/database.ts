/** A fresh, migrated database for one test. */
import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { PGlite } from "@electric-sql/pglite";
import { openPglite, wrapPglite } from "../../lib/db/adapters/pglite/pglite.server.ts";
import { migrate, readMigrations } from "../../lib/db/migrate.server.ts";
import type { OpenDatabase } from "../../lib/db/mod.ts";

export const MIGRATIONS = fileURLToPath(new URL("../../migrations", import.meta.url));

/**
 * PGlite in memory with every migration applied; close it with `await using`.
 *
 * Making a database takes seconds, so a migrated one is kept in the system's temporary folder for each
 * state of migrations/, and every call starts from a copy of it.
 */
export async function testDatabase(): Promise<OpenDatabase> {
  return await openPglite({ from: await migratedImage() });
}

let image: Promise<Blob> | null = null;

function migratedImage(): Promise<Blob> {
  image ??= cachedImage();
  return image;
}

async function cachedImage(): Promise<Blob> {
  const path = join(tmpdir(), `rehearse-migrated-${await migrationsHash()}.tar`);
  try {
    return new Blob([await Deno.readFile(path)]);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
  const made = await makeImage();
  await writeWhole(path, made);
  return made;
}

async function migrationsHash(): Promise<string> {
  const hash = createHash("sha256");
  for (const { name, checksum } of await readMigrations(MIGRATIONS)) hash.update(name + checksum);
  return hash.digest("hex").slice(0, 16);
}

async function makeImage(): Promise<Blob> {
  const pglite = await PGlite.create();
  await using open = wrapPglite(pglite, { place: "memory" });
  await migrate(open, MIGRATIONS);
  return await pglite.dumpDataDir("none");
}

/** Other test processes may be reading: the file appears at once and whole. */
async function writeWhole(path: string, content: Blob): Promise<void> {
  const draft = `${path}.${crypto.randomUUID()}`;
  await Deno.writeFile(draft, content.stream());
  await Deno.rename(draft, path);
}
