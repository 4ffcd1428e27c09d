/** Looks for the library and the model without loading them. */
import { join } from "node:path";
import type { LibraryPaths } from "./library.server.ts";

/** Where the dynamic linker of Debian and its kin looks. */
const FOLDERS = [
  `/usr/lib/${Deno.build.arch}-linux-gnu`,
  `/lib/${Deno.build.arch}-linux-gnu`,
  "/usr/local/lib",
  "/usr/lib",
  "/lib",
];

const MODEL_FILES = ["en-us/mdef", "en-us.lm.bin", "cmudict-en-us.dict"];

/** What is missing and what to do about it, or null where everything is there. */
export async function missingPart({ library, model }: LibraryPaths): Promise<string | null> {
  const places = library.includes("/") ? [library] : FOLDERS.map((folder) => join(folder, library));
  if (!(await Promise.all(places.map(exists))).includes(true)) {
    return `PocketSphinx's library "${library}" is not installed`;
  }
  for (const file of MODEL_FILES) {
    if (await exists(join(model, file))) continue;
    return `PocketSphinx's model has no "${file}" in "${model}", check POCKETSPHINX_MODEL`;
  }
  return null;
}

async function exists(path: string): Promise<boolean> {
  try {
    await Deno.stat(path);
    return true;
  } catch {
    // Missing or not to be read: of no use either way.
    return false;
  }
}
