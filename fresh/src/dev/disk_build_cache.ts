import { dirname, join, relative } from "node:path";
import type { FileSnapshot, ServerIslandRegistry, StaticFile } from "../build_cache.ts";
import type { Command } from "../commands.ts";
import { setAssetHashes } from "../runtime/asset_hashes.ts";
import type { ResolvedBuildConfig } from "./builder.ts";
import { compress } from "./compress.ts";
import type { ClientFile, DevBuildCache, FsRoute, IslandModChunk } from "./dev_build_cache.ts";
import { digest } from "./digest.ts";
import type { FileTransformer } from "./file_transformer.ts";
import { getContentType } from "./media_types.ts";
import { generateServerEntry, generateSnapshot } from "./snapshot.ts";
import { findStaticFiles } from "./static_files.ts";

/** Writes a production build: client files, transformed and compressed static files, the server. */
export class DiskBuildCache<State> implements DevBuildCache<State> {
  readonly root: string;
  readonly islandRegistry: ServerIslandRegistry = new Map();
  readonly islandModNameToChunk = new Map<string, IslandModChunk>();
  readonly features = { errorOverlay: false };
  clientEntry = "";
  signalsEntry = "";
  slotsEntry = "";
  readonly #config: ResolvedBuildConfig;
  readonly #routes: FsRoute<State>;
  readonly #transformer: FileTransformer;
  readonly #files: FileSnapshot[] = [];
  /** What to write, by path; kept until the build has succeeded, so that a failed one harms nothing. */
  readonly #contents = new Map<string, Uint8Array>();

  constructor(
    config: ResolvedBuildConfig,
    routes: FsRoute<State>,
    transformer: FileTransformer,
  ) {
    this.root = config.root;
    this.#config = config;
    this.#routes = routes;
    this.#transformer = transformer;
  }

  getEntryAssets(): string[] {
    return [];
  }

  getFsRoutes(): Command<State>[] {
    return [];
  }

  readFile(_pathname: string): Promise<StaticFile | null> {
    throw new Error('A build on disk is served by its "server.js": import that instead');
  }

  get #staticOutDir(): string {
    return join(this.#config.outDir, "static");
  }

  /** Stylesheets come last: they name other files by the hashes of those. */
  async addStaticFiles(): Promise<Map<string, string>> {
    const { staticDir, outDir } = this.#config;
    const paths = await findStaticFiles(staticDir, outDir);
    const isStylesheet = (path: string) => path.endsWith(".css");
    for (const path of paths.filter((path) => !isStylesheet(path))) await this.#addStatic(path);
    setAssetHashes(this.#hashes());
    for (const path of paths.filter(isStylesheet)) await this.#addStatic(path);
    return this.#hashes();
  }

  #hashes(): Map<string, string> {
    return new Map(this.#files.map(({ name, hash }) => [name, hash!]));
  }

  async #addStatic(path: string): Promise<void> {
    const { staticDir, target, root } = this.#config;
    const made = await this.#transformer.process(path, "production", target);
    for (const file of made ?? [{ path, content: await Deno.readFile(path) }]) {
      const name = `/${relative(staticDir, file.path).replaceAll("\\", "/")}`;
      if (name.startsWith("/..")) {
        throw new Error(`Transformed file "${file.path}" is outside "${staticDir}"`);
      }
      const filePath = made ? this.#write(name, file.content) : relative(root, path);
      await this.#record({ name, filePath, content: file.content });
    }
  }

  async addClientFiles(files: ClientFile[]): Promise<void> {
    await Promise.all(files.map(async ({ pathname, content }) => {
      const filePath = this.#write(pathname, content);
      await this.#record({ name: pathname, filePath, content, immutable: true });
    }));
  }

  async #record(
    { content, ...file }: { name: string; filePath: string; content: Uint8Array; immutable?: true },
  ): Promise<void> {
    const contentType = getContentType(file.name);
    const small = await compress(content, contentType);
    const br = small && this.#write(`${file.name}.br`, small);
    this.#files.push({
      ...file,
      hash: digest(content).slice(0, 16),
      contentType,
      ...(br && { br }),
    });
  }

  /** Returns the path relative to the root, so that the build can be moved with the project. */
  #write(name: string, content: Uint8Array): string {
    const path = join(this.#staticOutDir, name);
    this.#contents.set(path, content);
    return relative(this.root, path).replaceAll("\\", "/");
  }

  async flush(): Promise<void> {
    const { outDir, serverEntry, buildId } = this.#config;
    this.#files.sort((a, b) => a.name < b.name ? -1 : 1);
    const snapshot = generateSnapshot(outDir, {
      version: buildId,
      clientEntry: this.clientEntry,
      signalsEntry: this.signalsEntry,
      slotsEntry: this.slotsEntry,
      islands: [...this.islandModNameToChunk.values()],
      routes: this.#routes.files,
      staticFiles: this.#files,
    });
    await Deno.remove(this.#staticOutDir, { recursive: true }).catch(ignoreNotFound);
    await Deno.mkdir(outDir, { recursive: true });
    await Promise.all(Array.from(this.#contents, ([path, content]) => writeFile(path, content)));
    await Deno.writeTextFile(join(outDir, "snapshot.js"), snapshot);
    const entry = generateServerEntry({ outDir, root: this.root, serverEntry });
    await Deno.writeTextFile(join(outDir, "server.js"), entry);
  }

  prepare(): Promise<void> {
    return Promise.resolve();
  }
}

async function writeFile(path: string, content: Uint8Array): Promise<void> {
  await Deno.mkdir(dirname(path), { recursive: true });
  await Deno.writeFile(path, content);
}

function ignoreNotFound(error: unknown): void {
  if (!(error instanceof Deno.errors.NotFound)) throw error;
}
