import type { ComponentType } from "preact";
import { isAbsolute, join } from "node:path";
import { setBuildId } from "./build_id.ts";
import type { Command } from "./commands.ts";
import { fsItemsToCommands, type FsRouteFile } from "./fs_routes.ts";
import { setAssetHashes } from "./runtime/asset_hashes.ts";
import { type IslandLoading, islandLoading } from "./runtime/island_loading.ts";
import { UniqueNamer } from "./utils.ts";

export type { IslandLoading, LoadMoment, NetworkClass } from "./runtime/island_loading.ts";

/** An island as the server knows it: its component and the client files that bring it to life. */
export interface Island {
  /** Unique name, written into the island's marker. */
  name: string;
  exportName: string;
  // deno-lint-ignore no-explicit-any -- a registry holds components of every props type
  fn: ComponentType<any>;
  /** Path of the island's client module, without the base path. */
  file: string;
  css: string[];
  /** Chunks that `file` imports statically, the client entry left out: preload these too. */
  imports?: string[];
  /** When and on which network the browser fetches the island; absent means at once. */
  loading?: IslandLoading;
}

// deno-lint-ignore no-explicit-any -- a registry holds components of every props type
export type ServerIslandRegistry = Map<ComponentType<any>, Island>;

export interface FileSnapshot {
  name: string;
  /** Relative to the root, or absolute. */
  filePath: string;
  /** Digest of the content, hex; null when unknown (development). */
  hash: string | null;
  contentType: string;
  /** The name itself carries the content's hash. */
  immutable?: boolean;
  /** Path of the brotli-compressed twin. */
  br?: string;
}

export interface StaticFile {
  hash: string | null;
  /** Bytes of `readable`, compressed if `encoding` is set. */
  size: number;
  contentType: string;
  readable: ReadableStream<Uint8Array> | Uint8Array;
  close(): void;
  immutable?: boolean;
  /** Content coding of `readable`; absent means identity. */
  encoding?: "br";
  /** Whether the file exists in more than one coding, so that answers vary by Accept-Encoding. */
  varies?: boolean;
}

export interface ReadFileOptions {
  /** Codings the client takes besides identity. */
  accept?: ReadonlySet<"br">;
}

export interface BuildSnapshot<State> {
  version: string;
  clientEntry: string;
  /** Client module that revives signals; loaded only by pages that send some. */
  signalsEntry?: string;
  /** Client module that revives slots; loaded only by pages that have some. */
  slotsEntry?: string;
  fsRoutes: FsRouteFile<State>[];
  staticFiles: Map<string, FileSnapshot>;
  islands: ServerIslandRegistry;
  entryAssets?: string[];
}

/** What rendering and serving need to know of a build. */
// deno-lint-ignore no-explicit-any -- apps of every state share the build machinery
export interface BuildCache<State = any> {
  root: string;
  islandRegistry: ServerIslandRegistry;
  /** Path of the client runtime module, without the base path. */
  clientEntry: string;
  signalsEntry?: string;
  slotsEntry?: string;
  features: { errorOverlay: boolean };
  getFsRoutes(): Command<State>[];
  readFile(pathname: string, options?: ReadFileOptions): Promise<StaticFile | null>;
  /** Stylesheets that belong to the whole app. */
  getEntryAssets(): string[];
}

/** Serves what a production build wrote to disk. */
export class ProdBuildCache<State> implements BuildCache<State> {
  #snapshot: BuildSnapshot<State>;
  root: string;
  islandRegistry: ServerIslandRegistry;
  clientEntry: string;
  signalsEntry?: string;
  slotsEntry?: string;
  features = { errorOverlay: false };

  constructor(root: string, snapshot: BuildSnapshot<State>) {
    setBuildId(snapshot.version);
    setAssetHashes(hashesOf(snapshot.staticFiles));
    this.root = root;
    this.#snapshot = snapshot;
    this.islandRegistry = snapshot.islands;
    this.clientEntry = snapshot.clientEntry;
    this.signalsEntry = snapshot.signalsEntry;
    this.slotsEntry = snapshot.slotsEntry;
  }

  getEntryAssets(): string[] {
    return this.#snapshot.entryAssets ?? [];
  }

  getFsRoutes(): Command<State>[] {
    return fsItemsToCommands(this.#snapshot.fsRoutes);
  }

  async readFile(pathname: string, options: ReadFileOptions = {}): Promise<StaticFile | null> {
    const info = this.#snapshot.staticFiles.get(pathname);
    if (info === undefined) return null;

    const encoding = info.br !== undefined && options.accept?.has("br") ? "br" : undefined;
    const filePath = encoding === "br" ? info.br! : info.filePath;
    const file = await Deno.open(isAbsolute(filePath) ? filePath : join(this.root, filePath));
    const { size } = await file.stat();
    return {
      hash: info.hash,
      contentType: info.contentType,
      size,
      readable: file.readable,
      close: () => file.close(),
      immutable: info.immutable,
      encoding,
      varies: info.br !== undefined,
    };
  }
}

function hashesOf(files: Map<string, FileSnapshot>): Map<string, string> {
  const hashes = new Map<string, string>();
  for (const { name, hash, immutable } of files.values()) {
    if (hash !== null && !immutable) hashes.set(name, hash);
  }
  return hashes;
}

export interface IslandChunk {
  /** Name of the module; names its default export. */
  modName: string;
  file: string;
  css: string[];
  imports?: string[];
}

/** Puts the components that island modules export into a registry, each under a unique name. */
export class IslandPreparer {
  #namer = new UniqueNamer();

  prepare(
    registry: ServerIslandRegistry,
    mod: Record<string, unknown>,
    chunk: IslandChunk,
  ): void {
    const loading = islandLoading(mod.loading);
    for (const [exportName, fn] of Object.entries(mod)) {
      if (typeof fn !== "function") continue;
      registry.set(fn as ComponentType, {
        name: this.#namer.getUniqueName(exportName === "default" ? chunk.modName : exportName),
        exportName,
        fn: fn as ComponentType,
        file: chunk.file,
        css: chunk.css,
        imports: chunk.imports ?? [],
        loading,
      });
    }
  }
}
