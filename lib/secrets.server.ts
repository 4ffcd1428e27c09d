/** The key that signs identity cookies. */
import { join } from "node:path";
import type { Config } from "./config.server.ts";

const KEY_BYTES = 32;

/**
 * SESSION_SECRET where it is set; else the random key in `dataDir`/keys, made at first start and
 * readable by this user only. Processes that start at once agree on one key.
 * @throws {Error} If the file is there but is no such key
 */
export async function loadSecret(
  { sessionSecret, dataDir }: Pick<Config, "sessionSecret" | "dataDir">,
): Promise<Uint8Array<ArrayBuffer>> {
  if (sessionSecret) return new TextEncoder().encode(sessionSecret);
  const path = join(dataDir, "keys");
  return await readKey(path) ?? await makeKey(path, dataDir);
}

async function readKey(path: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const key = await Deno.readFile(path);
    if (key.length === KEY_BYTES) return key;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  }
  throw new Error(
    `Key file "${path}" is damaged: put it back from a backup, or delete it and lose all identities`,
  );
}

/** Written beside and then linked, which fails if another process was quicker: the file is always whole. */
async function makeKey(path: string, dataDir: string): Promise<Uint8Array<ArrayBuffer>> {
  await Deno.mkdir(dataDir, { recursive: true, mode: 0o700 });
  const draft = `${path}.${crypto.randomUUID()}`;
  const key = crypto.getRandomValues(new Uint8Array(KEY_BYTES));
  await Deno.writeFile(draft, key, { createNew: true, mode: 0o600 });
  try {
    await Deno.link(draft, path);
    return key;
  } catch (error) {
    const theirs = error instanceof Deno.errors.AlreadyExists ? await readKey(path) : null;
    if (theirs) return theirs;
    throw error;
  } finally {
    await Deno.remove(draft);
  }
}
