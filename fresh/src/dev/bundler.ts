import type { BuildOptions, BuildResult, Metafile, Plugin } from "esbuild";
import { basename, resolve } from "node:path";
import { type BundlerOptions, esbuildSettings, PUBLIC_ENV_MODULE } from "./bundler_options.ts";
import type { BundledIsland } from "./esbuild.ts";
import { buildData } from "./plugins/build_data.ts";
import { denoResolve, readImportMap } from "./plugins/deno_resolve.ts";
import { serverOnly } from "./plugins/server_only.ts";
import { sharedModules } from "./plugins/shared_modules.ts";
import { TEXT_PREFIX, textModules } from "./plugins/text_modules.ts";
import { worklets } from "./plugins/worklets.ts";
import { publicEnvModule } from "./public_env.ts";

export interface BundledFile {
  /** File name; carries the content's hash. */
  name: string;
  contents: Uint8Array;
}

type Esbuild = typeof import("esbuild");
type Result = BuildResult<{ write: false; metafile: true }>;

/** One esbuild process and what it has made so far. */
export class Bundler {
  /** Where bundles find packages that were built before. */
  readonly shared: Record<string, string> = {};
  readonly #esbuild: Esbuild;
  readonly #options: BundlerOptions;
  readonly #imports: Record<string, string>;
  readonly #importers = new Map<string, string>();
  readonly #texts = new Map<string, string>();
  readonly #worklets = new Map<string, Promise<string>>();
  readonly #files = new Map<string, Uint8Array>();
  readonly #inputs = new Set<string>();

  private constructor(esbuild: Esbuild, options: BundlerOptions, imports: Record<string, string>) {
    this.#esbuild = esbuild;
    this.#options = options;
    this.#imports = imports;
    this.text(PUBLIC_ENV_MODULE, publicEnvModule(options.publicEnv));
  }

  static async start(options: BundlerOptions): Promise<Bundler> {
    return new Bundler(await import("esbuild"), options, await readImportMap(options.root));
  }

  stop(): Promise<void> {
    return this.#esbuild.stop();
  }

  /** Makes a module out of text; the name returned stands for it wherever a path is asked for. */
  text(name: string, text: string): string {
    this.#texts.set(name, text);
    return TEXT_PREFIX + name;
  }

  /** Bundles one module into one file; returns its name. */
  async single(name: string, path: string): Promise<string> {
    const { outputs } = this.#keep(await this.#run({ [name]: path }));
    return basename(Object.keys(outputs).find((file) => outputs[file]!.entryPoint)!);
  }

  /** Bundles without keeping anything; `external` packages stay imports under their names. */
  async draft(paths: Record<string, string>, external: string[]): Promise<string[]> {
    const { outputFiles } = await this.#run(paths, {
      minify: false,
      sourcemap: false,
      plugins: this.#plugins(Object.fromEntries(external.map((name) => [name, name]))),
    });
    return outputFiles.map(({ text }) => text);
  }

  /**
   * Bundles island modules by name, what several of them use into files of its own. Where no island
   * asks for environment variables, none has to import the file that holds them.
   */
  async islands(
    paths: ReadonlyMap<string, string>,
    { readsEnv }: { readsEnv: boolean },
  ): Promise<Map<string, BundledIsland>> {
    if (paths.size === 0) return new Map();
    const extra: BuildOptions = { splitting: true, ...(readsEnv ? {} : { inject: [] }) };
    const metafile = this.#keep(await this.#run(Object.fromEntries(paths), extra));
    return new Map(Array.from(paths, ([name, path]) => [name, this.#island(metafile, path)]));
  }

  #island(metafile: Metafile, path: string): BundledIsland {
    const output = Object.keys(metafile.outputs).find((file) => {
      const { entryPoint } = metafile.outputs[file]!;
      return entryPoint && file.endsWith(".js") && resolve(this.#options.root, entryPoint) === path;
    })!;
    const { cssBundle } = metafile.outputs[output]!;
    return {
      file: basename(output),
      css: cssBundle ? [basename(cssBundle)] : [],
      imports: [...staticImports(metafile, output)].map((file) => basename(file)),
    };
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
    const built = this.single(basename(path).replace(/\.[^.]+$/, ""), path);
    this.#worklets.set(path, built);
    return built;
  }

  async #run(entryPoints: Record<string, string>, extra: BuildOptions = {}): Promise<Result> {
    const settings = { ...esbuildSettings(this.#options), plugins: this.#plugins(this.shared) };
    try {
      return await this.#esbuild.build({ ...settings, ...extra, entryPoints }) as Result;
    } catch (error) {
      throw explain(error);
    }
  }

  #keep({ metafile, outputFiles }: Result): Metafile {
    for (const { path, contents } of outputFiles) this.#files.set(basename(path), contents);
    for (const input of Object.keys(metafile.inputs)) {
      const isOwn = !input.includes("node_modules/") && !input.startsWith(TEXT_PREFIX);
      if (isOwn) this.#inputs.add(resolve(this.#options.root, input));
    }
    return metafile;
  }

  #plugins(shared: Record<string, string>): Plugin[] {
    const { root } = this.#options;
    return [
      textModules(this.#texts),
      sharedModules(shared),
      serverOnly(root, this.#importers),
      buildData(this.#options),
      worklets((path) => this.#worklet(path)),
      denoResolve({ root, imports: this.#imports, importers: this.#importers }),
    ];
  }
}

function staticImports(metafile: Metafile, file: string, found = new Set<string>()): Set<string> {
  for (const { path, kind } of metafile.outputs[file]?.imports ?? []) {
    if (kind !== "import-statement" || found.has(path)) continue;
    found.add(path);
    staticImports(metafile, path, found);
  }
  return found;
}

/** One message from all that esbuild found wrong. */
function explain(error: unknown): unknown {
  const { errors } = error as Partial<BuildResult>;
  if (!errors) return error;
  const lines = errors.map(({ text, location }) =>
    location ? `${text} (${location.file}:${location.line})` : text
  );
  return new Error(lines.join("\n"), { cause: error });
}
