/** Reads the models file that the operator named. */
import { parseModelsFile } from "./parse.server.ts";
import type { ModelsFile } from "./schema.server.ts";

/** @throws {Error} It is not there, cannot be read, or has problems, all listed */
export async function readModelsFile(path: string): Promise<ModelsFile> {
  return parseModelsFile(await readText(path), path);
}

async function readText(path: string): Promise<string> {
  try {
    return await Deno.readTextFile(path);
  } catch (error) {
    throw new Error(`Models file "${path}" ${reasonOf(error)}`);
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof Deno.errors.NotFound) {
    return "is not there: correct MODELS_FILE, or copy models.example.json to it";
  }
  if (error instanceof Deno.errors.PermissionDenied || error instanceof Deno.errors.NotCapable) {
    return "must not be read: give this program the permission";
  }
  return `cannot be read (${error instanceof Error ? error.name : "unknown"}): name a file of JSON`;
}
