import { join, relative } from "node:path";
import { IslandPreparer, type ServerIslandRegistry, type StaticFile } from "../build_cache.ts";
import type { Command } from "../commands.ts";
import { fsItemsToCommands, type FsRouteFile } from "../fs_routes.ts";
import { toFileUrl } from "../utils.ts";
import type { ResolvedBuildConfig } from "./builder.ts";
import type { ClientFile, DevBuildCache, FsRoute, IslandModChunk } from "./dev_build_cache.ts";
import type { FileTransformer } from "./file_transformer.ts";
import { getContentType } from "./media_types.ts";

/** Keeps client files in memory and reads static files anew each time, so that edits show. */
export class MemoryBuildCache<State> implements DevBuildCache<State> {
  readonly root: string;
  readonly islandRegistry: ServerIslandRegistry = new Map();
  readonly islandModNameToChunk = new Map<string, IslandModChunk>();
  readonly features: { errorOverlay: boolean };
  clientEntry = "";
  signalsEntry = "";
  slotsEntry = "";
  readonly #config: ResolvedBuildConfig;
  readonly #routes: FsRoute<State>;
  readonly #transformer: FileTransformer;
  readonly #clientFiles = new Map<string, Uint8Array>();
  #commands: Command<State>[] = [];

  constructor(
    config: ResolvedBuildConfig,
    routes: FsRoute<State>,
    transformer: FileTransformer,
  ) {
    this.root = config.root;
    this.features = { errorOverlay: config.mode === "development" };
    this.#config = config;
    this.#routes = routes;
    this.#transformer = transformer;
  }

  getEntryAssets(): string[] {
    return [];
  }

  getFsRoutes(): Command<State>[] {
    return this.#commands;
  }

  async readFile(pathname: string): Promise<StaticFile | null> {
    const client = this.#clientFiles.get(pathname);
    if (client) return { ...inMemory(pathname, client), immutable: true };
    const content = await this.#readStatic(pathname);
    return content && inMemory(pathname, content);
  }

  async #readStatic(pathname: string): Promise<Uint8Array<ArrayBuffer> | null> {
    const { staticDir, mode, target } = this.#config;
    const path = join(staticDir, pathname);
    if (relative(staticDir, path).startsWith("..")) {
      throw new Error(`Processed file resolved outside of static dir ${path}`);
    }
    const made = await this.#transformer.process(path, mode, target);
    const content = made?.find((file) => file.path === path)?.content;
    return content ? new Uint8Array(content) : await readIfFile(path);
  }

  addStaticFiles(): Promise<Map<string, string>> {
    return Promise.resolve(new Map());
  }

  addClientFiles(files: ClientFile[]): Promise<void> {
    for (const { pathname, content } of files) this.#clientFiles.set(pathname, content);
    return Promise.resolve();
  }

  async flush(): Promise<void> {
    const preparer = new IslandPreparer();
    for (const { name, server, browser, css, imports } of this.islandModNameToChunk.values()) {
      const mod = await import(toFileUrl(server));
      preparer.prepare(this.islandRegistry, mod, { modName: name, file: browser, css, imports });
    }
  }

  async prepare(): Promise<void> {
    const files: FsRouteFile<State>[] = [];
    for (const { lazy, ...file } of this.#routes.files) {
      const url = toFileUrl(file.filePath);
      files.push({ ...file, mod: lazy ? () => import(url) : await import(url) });
    }
    this.#commands = fsItemsToCommands(files);
  }
}

function inMemory(pathname: string, content: Uint8Array): StaticFile {
  return {
    hash: null,
    size: content.byteLength,
    contentType: getContentType(pathname),
    readable: content,
    close: () => {},
  };
}

async function readIfFile(path: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return (await Deno.stat(path)).isFile ? await Deno.readFile(path) : null;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound || error instanceof Deno.errors.NotADirectory) {
      return null;
    }
    throw error;
  }
}
