import type { Plugin } from "esbuild";
import { dirname, isAbsolute, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { findSetting } from "../deno_json.ts";

export interface DenoResolveOptions {
  /** Folder whose packages and import map count. */
  root: string;
  /** `imports` of the project's deno.json, targets resolved: absolute paths or specifiers. */
  imports: Record<string, string>;
  /** Filled with each module's first importer, to explain how it came into the bundle. */
  importers: Map<string, string>;
}

const FRESH_DIR = dirname(dirname(dirname(import.meta.dirname!)));

/** What the framework's own names mean where the import map does not say. */
const OWN_IMPORTS: Record<string, string> = Object.fromEntries(
  ["fresh", "@fresh/core"].flatMap((name) => [
    [name, join(FRESH_DIR, "mod.ts")],
    [`${name}/runtime`, join(FRESH_DIR, "runtime.ts")],
  ]),
);

/** Resolves imports as Deno does: import map, `npm:` and `file:` specifiers, whole file names. */
export function denoResolve({ root, imports, importers }: DenoResolveOptions): Plugin {
  return {
    name: "deno-resolve",
    setup(build) {
      build.onResolve({ filter: /.*/ }, async (args) => {
        if (args.pluginData === RESOLVED) return null;
        const target = applyImportMap(args.path, imports);
        if (isAbsolute(target) || /^\.{0,2}\//.test(target)) {
          const path = resolve(args.resolveDir, target);
          if (args.importer && !importers.has(path)) importers.set(path, args.importer);
          return { path };
        }
        const name = packageName(target);
        for (const resolveDir of [args.resolveDir, root, FRESH_DIR]) {
          const { kind, importer } = args;
          const found = await build.resolve(name, {
            kind,
            importer,
            resolveDir,
            pluginData: RESOLVED,
          });
          if (found.errors.length === 0) return found;
        }
        return {
          errors: [{ text: `Cannot find "${args.path}": add it to "imports" in deno.json` }],
        };
      });
    },
  };
}

/** Marks what this plugin has already translated, for esbuild's own resolver to finish. */
const RESOLVED = Symbol("resolved");

function applyImportMap(specifier: string, imports: Record<string, string>): string {
  if (specifier.startsWith("file://")) return fileURLToPath(specifier);
  const exact = imports[specifier] ?? OWN_IMPORTS[specifier];
  if (exact !== undefined) return exact;
  const prefix = Object.keys(imports)
    .filter((key) => key.endsWith("/") && specifier.startsWith(key))
    .sort((a, b) => b.length - a.length)[0];
  if (prefix !== undefined) return imports[prefix] + specifier.slice(prefix.length);
  const parent = Object.keys(imports)
    .filter((key) => imports[key]!.startsWith("npm:") && specifier.startsWith(`${key}/`))[0];
  return parent === undefined ? specifier : imports[parent] + specifier.slice(parent.length);
}

/** `npm:@scope/name@^1/sub` as esbuild's resolver knows it: `@scope/name/sub`. */
function packageName(specifier: string): string {
  return specifier.replace(/^npm:\/?/, "").replace(/^(@[^/]+\/[^/@]+|[^/@]+)@[^/]+/, "$1");
}

/** Reads `imports` of the nearest deno.json at or above `root`. */
export async function readImportMap(root: string): Promise<Record<string, string>> {
  const found = await findSetting(root, "imports");
  if (found === null) return {};
  const { dir, value } = found;
  return Object.fromEntries(
    Object.entries(value as Record<string, string>).map((
      [key, target],
    ) => [key, /^\.{1,2}\//.test(target) ? withSlash(join(dir, target), target) : target]),
  );
}

function withSlash(path: string, original: string): string {
  return original.endsWith("/") && !path.endsWith("/") ? `${path}/` : path;
}
