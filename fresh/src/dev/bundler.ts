import type { BuildOptions, BuildResult, Metafile } from "esbuild";
import { basename, resolve } from "node:path";
import { type BuildData, buildData } from "./plugins/build_data.ts";
import { denoResolve, readImportMap } from "./plugins/deno_resolve.ts";
import { serverOnly } from "./plugins/server_only.ts";
import { sharedModules } from "./plugins/shared_modules.ts";
import { worklets } from "./plugins/worklets.ts";
import type { BundledIsland } from "./esbuild.ts";

/** See esbuild's options of the same names. */
export interface FreshBundleOptions {
  sourceMap?: {
    kind: boolean | "linked" | "inline" | "external" | "both";
    sourceRoot?: string;
    sourcesContent?: boolean;
  };
}

export interface BundlerOptions extends BuildData, FreshBundleOptions {
  root: string;
  dev: boolean;
  target: string | string[];
}

export interface BundledFile {
  /** File name; carries the content's hash. */
  name: string;
  contents: Uint8Array;
}

type Result = BuildResult<{ write: false; metafile: true }>;

/** One esbuild process and what it has made so far. */
export class Bundler {
  readonly #esbuild: typeof import("esbuild");
  readonly #options: BundlerOptions;
  readonly #imports: Record<string, string>;
  readonly #importers = new Map<string, string>();
  readonly #shared: Record<string, string> = {};
  readonly #worklets = new Map<string, Promise<string>>();
  readonly #files = new Map<string, Uint8Array>();
  readonly #inputs = new Set<string>();

  private constructor(
    esbuild: typeof import("esbuild"),
    options: BundlerOptions,
    imports: Record<string, string>,
  ) {
    this.#esbuild = esbuild;
    this.#options = options;
    this.#imports = imports;
  }

  static async start(options: BundlerOptions): Promise<Bundler> {
    return new Bundler(await import("esbuild"), options, await readImportMap(options.root));
  }

  stop(): Promise<void> {
    return this.#esbuild.stop();
  }

  /** From now on, bundles import these packages from that file. */
  share(packages: string[], file: string): void {
    for (const name of packages) this.#shared[name] = file;
  }

  /** Bundles one module into one file; returns its name. */
  async single(name: string, path: string): Promise<string> {
    const { metafile } = await this.#run({ [name]: path });
    return basename(entryOf(metafile, resolve(path), this.#options.root)!);
  }

  async islands(paths: ReadonlyMap<string, string>): Promise<Map<string, BundledIsland>> {
    const islands = new Map<string, BundledIsland>();
    if (paths.size === 0) return islands;
    const { metafile } = await this.#run(Object.fromEntries(paths), { splitting: true });
    for (const [name, path] of paths) {
      const output = entryOf(metafile, path, this.#options.root)!;
      const { cssBundle } = metafile.outputs[output]!;
      islands.set(name, {
        file: basename(output),
        css: cssBundle ? [basename(cssBundle)] : [],
        imports: [...staticImports(metafile, output)].map((file) => basename(file)),
      });
    }
    return islands;
  }

  collected(): { files: BundledFile[]; inputs: string[] } {
    return {
      files: Array.from(this.#files, ([name, contents]) => ({ name, contents })),
      inputs: [...this.#inputs].sort(),
    };
  }

  /** A worklet runs in a scope of its own and shares nothing with the page. */
  #worklet(path: string): Promise<string> {
    const known = this.#worklets.get(path);
    if (known) return known;
    const name = basename(path).replace(/\.[^.]+$/, "");
    const built = this.single(name, path);
    this.#worklets.set(path, built);
    return built;
  }

  async #run(entryPoints: Record<string, string>, extra: BuildOptions = {}): Promise<Result> {
    const result = await this.#esbuild.build({ ...this.#settings(), ...extra, entryPoints })
      .catch(rethrow) as Result;
    const { root } = this.#options;
    for (const { path, contents } of result.outputFiles) this.#files.set(basename(path), contents);
    for (const input of Object.keys(result.metafile.inputs)) {
      if (!input.includes("node_modules/")) this.#inputs.add(resolve(root, input));
    }
    return result;
  }

  #settings(): BuildOptions {
    const { root, dev, target, sourceMap } = this.#options;
    return {
      absWorkingDir: root,
      outdir: root,
      write: false,
      metafile: true,
      bundle: true,
      format: "esm",
      platform: "browser",
      target,
      minify: !dev,
      sourcemap: dev ? "linked" : sourceMap?.kind,
      sourceRoot: sourceMap?.sourceRoot,
      sourcesContent: sourceMap?.sourcesContent,
      charset: "utf8",
      legalComments: "none",
      logLevel: "silent",
      jsx: "automatic",
      jsxImportSource: "preact",
      tsconfigRaw: {},
      entryNames: "[name]-[hash]",
      chunkNames: "[name]-[hash]",
      define: { "process.env.NODE_ENV": dev ? '"development"' : '"production"' },
      plugins: [
        sharedModules(this.#shared),
        serverOnly(root, this.#importers),
        buildData(this.#options),
        worklets((path) => this.#worklet(path)),
        denoResolve({ root, imports: this.#imports, importers: this.#importers }),
      ],
    };
  }
}

function entryOf(metafile: Metafile, path: string, root: string): string | undefined {
  return Object.keys(metafile.outputs).find((file) => {
    const { entryPoint } = metafile.outputs[file]!;
    return entryPoint !== undefined && file.endsWith(".js") && resolve(root, entryPoint) === path;
  });
}

function staticImports(metafile: Metafile, file: string, found = new Set<string>()): Set<string> {
  for (const { path, kind } of metafile.outputs[file]?.imports ?? []) {
    if (kind !== "import-statement" || found.has(path)) continue;
    found.add(path);
    staticImports(metafile, path, found);
  }
  return found;
}

function rethrow(
  failure: { errors?: { text: string; location: { file: string; line: number } | null }[] },
): never {
  if (!failure.errors) throw failure;
  const lines = failure.errors.map(({ text, location }) =>
    location ? `${text} (${location.file}:${location.line})` : text
  );
  throw new Error(lines.join("\n"), { cause: failure });
}
