/** Secrets that are set by the operator, or else made at first start and kept in the data folder. */
import { join } from "node:path";
import type { Config } from "./config.server.ts";

const KEY_BYTES = 32;

interface KeyFile {
  readonly path: string;
  /** Null if the file holds no such key. */
  readonly parse: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer> | null;
  readonly make: () => Uint8Array<ArrayBuffer>;
  /** What follows from deleting the file. */
  readonly loss: string;
}

/**
 * SESSION_SECRET where it is set; else the random key in `dataDir`/keys, made at first start and
 * readable by this user only. Processes that start at once agree on one key.
 * @throws {Error} If the file is there but is no such key
 */
export async function loadSecret(
  { sessionSecret, dataDir }: Pick<Config, "sessionSecret" | "dataDir">,
): Promise<Uint8Array<ArrayBuffer>> {
  if (sessionSecret) return new TextEncoder().encode(sessionSecret);
  return await loadKey(dataDir, {
    path: join(dataDir, "keys"),
    parse: (bytes) => bytes.length === KEY_BYTES ? bytes : null,
    make: () => crypto.getRandomValues(new Uint8Array(KEY_BYTES)),
    loss: "lose all identities",
  });
}

/** What opens the operator's pages, and where it is to be read; null = in OPERATOR_KEY. */
export interface OperatorKey {
  readonly key: string;
  readonly path: string | null;
}

/**
 * OPERATOR_KEY where it is set; else the one in `dataDir`/operator_key, made at first start.
 * @throws {Error} If the file is there but is no such key
 */
export async function loadOperatorKey(
  { operatorKey, dataDir }: Pick<Config, "operatorKey" | "dataDir">,
): Promise<OperatorKey> {
  if (operatorKey) return { key: operatorKey, path: null };
  const path = join(dataDir, "operator_key");
  const bytes = await loadKey(dataDir, {
    path,
    parse: (found) => /^[a-f\d]{32}\n?$/.test(new TextDecoder().decode(found)) ? found : null,
    make: () => new TextEncoder().encode(`${crypto.getRandomValues(new Uint8Array(16)).toHex()}\n`),
    loss: "get a new one at the next start",
  });
  return { key: new TextDecoder().decode(bytes).trim(), path };
}

const loadKey = async (dataDir: string, file: KeyFile): Promise<Uint8Array<ArrayBuffer>> =>
  await readKey(file) ?? await makeKey(file, dataDir);

async function readKey({ path, parse, loss }: KeyFile): Promise<Uint8Array<ArrayBuffer> | null> {
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = await Deno.readFile(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  }
  const key = parse(bytes);
  if (key) return key;
  throw new Error(
    `Key file "${path}" is damaged: put it back from a backup, or delete it and ${loss}`,
  );
}

/** Written beside and then linked, which fails if another process was quicker: the file is always whole. */
async function makeKey(file: KeyFile, dataDir: string): Promise<Uint8Array<ArrayBuffer>> {
  await Deno.mkdir(dataDir, { recursive: true, mode: 0o700 });
  const draft = `${file.path}.${crypto.randomUUID()}`;
  const key = file.make();
  await Deno.writeFile(draft, key, { createNew: true, mode: 0o600 });
  try {
    await Deno.link(draft, file.path);
    return key;
  } catch (error) {
    const theirs = error instanceof Deno.errors.AlreadyExists ? await readKey(file) : null;
    if (theirs) return theirs;
    throw error;
  } finally {
    await Deno.remove(draft);
  }
}
