import type { BuildCache } from "../build_cache.ts";
import type { FsRouteFileNoMod } from "./fs_crawl.ts";

export { DiskBuildCache } from "./disk_build_cache.ts";
export { getContentType } from "./media_types.ts";
export { MemoryBuildCache } from "./memory_build_cache.ts";

/** The route files of an app, filled in once they have been found. */
export interface FsRoute<State> {
  id: string;
  dir: string;
  files: FsRouteFileNoMod<State>[];
}

/** An island module and the client files made of it. */
export interface IslandModChunk {
  name: string;
  /** Path of the module, for the server to import. */
  server: string;
  /** Address of its client file. */
  browser: string;
  css: string[];
  imports: string[];
}

export interface ClientFile {
  /** Address; carries the content's hash. */
  pathname: string;
  content: Uint8Array;
}

/** A build cache that is being made. */
export interface DevBuildCache<State> extends BuildCache<State> {
  islandModNameToChunk: Map<string, IslandModChunk>;
  /** Takes in the static folder; returns the content hashes that are known, by address. */
  addStaticFiles(): Promise<Map<string, string>>;
  addClientFiles(files: ClientFile[]): Promise<void>;
  /** Called when all islands and files are in. */
  flush(): Promise<void>;
  /** Called last, to make the routes ready for {@linkcode BuildCache.getFsRoutes}. */
  prepare(): Promise<void>;
}
