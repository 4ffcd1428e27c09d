import { App, type ListenOptions, setBuildCache } from "../app.ts";
import { BUILD_ID, setBuildId } from "../build_id.ts";
import { parseDirPath } from "../config.ts";
import { INTERNAL_PREFIX } from "../constants.ts";
import { fsAdapter } from "../fs.ts";
import { UniqueNamer } from "../utils.ts";
import { isBuildCurrent, writeBuildStamp } from "./build_stamp.ts";
import { bundleJs, type BundleOutput, type FreshBundleOptions } from "./esbuild.ts";
import {
  type DevBuildCache,
  DiskBuildCache,
  type FsRoute,
  MemoryBuildCache,
} from "./dev_build_cache.ts";
import {
  cssAssetHash,
  FileTransformer,
  type OnTransformOptions,
  type TransformFn,
} from "./file_transformer.ts";
import { checkPrecompile } from "./check_precompile.ts";
import { digest } from "./digest.ts";
import { crawlFsItem } from "./fs_crawl.ts";
import { islandPath, specToName } from "./island_specifier.ts";
import { automaticWorkspaceFolders } from "./middlewares/automatic_workspace_folders.ts";
import { liveReload } from "./middlewares/live_reload.ts";
import { readPublicEnv } from "./public_env.ts";

export { specToName } from "./island_specifier.ts";

/** Folders are relative to `root`; `file:` URLs and absolute paths are fine too. */
export interface BuildOptions {
  /** What browsers the client code must run in, as esbuild's `target`. */
  target?: string | string[];
  /** The project; the working directory unless given. */
  root?: string;
  /** Module that exports `app`; `main.ts` unless given. */
  serverEntry?: string;
  outDir?: string;
  staticDir?: string;
  islandDir?: string;
  routeDir?: string;
  /** Files under `routes/` and `islands/` that are neither; tests unless given. */
  ignore?: RegExp[];
  /** Source maps in production; none unless given. */
  sourceMap?: FreshBundleOptions["sourceMap"];
}

export type ResolvedBuildConfig = Required<Omit<BuildOptions, "sourceMap">> & {
  mode: "development" | "production";
  buildId: string;
  sourceMap?: FreshBundleOptions["sourceMap"];
};

const TEST_FILES = /[._]test\.(?:[tj]sx?|[mc][tj]s)$/;
/** Where bundled files are served; their names carry their hashes. */
const JS_DIR = `${INTERNAL_PREFIX}/js/`;
const TARGET = ["chrome99", "firefox99", "safari15"];

/** Makes the client files and the server entry of an app, for production or for development. */
// deno-lint-ignore no-explicit-any -- the build does not care what state the app has
export class Builder<State = any> {
  readonly config: ResolvedBuildConfig;
  readonly #transformer: FileTransformer;
  readonly #islands = new Set<string>();
  readonly #routes: FsRoute<State>;
  #customized = false;

  constructor(options: BuildOptions = {}) {
    const root = parseDirPath(options.root ?? ".", Deno.cwd());
    this.config = {
      root,
      serverEntry: parseDirPath(options.serverEntry ?? "main.ts", root),
      outDir: parseDirPath(options.outDir ?? "_fresh", root),
      staticDir: parseDirPath(options.staticDir ?? "static", root),
      islandDir: parseDirPath(options.islandDir ?? "islands", root),
      routeDir: parseDirPath(options.routeDir ?? "routes", root),
      target: options.target ?? TARGET,
      ignore: options.ignore ?? [TEST_FILES],
      sourceMap: options.sourceMap,
      mode: "production",
      buildId: BUILD_ID,
    };
    this.#routes = { id: "default", dir: this.config.routeDir, files: [] };
    this.#transformer = new FileTransformer(fsAdapter, root);
    cssAssetHash(this.#transformer);
  }

  /** Adds an island that lives outside the island folders. */
  registerIsland(specifier: string): void {
    this.#islands.add(specifier);
    this.#customized = true;
  }

  /** Lets `callback` change static files before they are served or written. */
  onTransformStaticFile(options: OnTransformOptions, callback: TransformFn): void {
    this.#transformer.onTransform(options, callback);
    this.#customized = true;
  }

  /** Serves the app from memory for development; pages reload when the process restarts. */
  async listen(
    importApp: () => Promise<{ app: App<State> } | App<State>>,
    options: ListenOptions = {},
  ): Promise<void> {
    this.config.mode = "development";
    const imported = await importApp();
    const app = imported instanceof App ? imported : imported.app;
    const cache = await this.#build(
      new MemoryBuildCache<State>(this.config, this.#routes, this.#transformer),
    );
    setBuildCache(app, cache, "development");
    const handler = app.handler();
    const devApp = new App<State>(app.config)
      .use(automaticWorkspaceFolders(this.config.root), liveReload())
      .all("*", (ctx) => handler(ctx.req, ctx.info));
    setBuildCache(devApp, cache, "development");
    await devApp.listen(options);
  }

  /**
   * Writes a build to `outDir`, or keeps it in memory for tests. A production build on disk that no
   * source file has changed since is left as it is.
   *
   * @returns Gives an app this build.
   */
  async build(
    options: { mode?: ResolvedBuildConfig["mode"]; snapshot?: "disk" | "memory" } = {},
  ): Promise<(app: App<State>) => void> {
    const mode = this.config.mode = options.mode ?? "production";
    const cache = options.snapshot === "memory"
      ? new MemoryBuildCache<State>(this.config, this.#routes, this.#transformer)
      : new DiskBuildCache<State>(this.config, this.#routes, this.#transformer);
    const skippable = mode === "production" && options.snapshot !== "memory" && !this.#customized;
    if (!skippable || !await isBuildCurrent(this.config)) await this.#build(cache);
    return (app) => setBuildCache(app, cache, mode);
  }

  async #build<Cache extends DevBuildCache<State>>(cache: Cache): Promise<Cache> {
    const { config } = this;
    await checkPrecompile(config.root);
    const { islands, routes } = await crawlFsItem<State>(config);
    this.#routes.files = routes;
    const paths = this.#nameIslands(islands);
    const assetHashes = await cache.addStaticFiles();
    config.buildId = this.#buildId(assetHashes);
    setBuildId(config.buildId);
    const dev = config.mode === "development";
    const publicEnv = readPublicEnv();
    const output = await bundleJs(paths, { ...config, assetHashes, dev, publicEnv });
    addIslands(cache, paths, output);
    await cache.addClientFiles(
      output.files.map(({ name, contents }) => ({ pathname: JS_DIR + name, content: contents })),
    );
    await cache.flush();
    await cache.prepare();
    if (cache instanceof DiskBuildCache) await writeBuildStamp(config, output.inputs);
    return cache;
  }

  /** Development has no content hashes: there each process is a build of its own. */
  #buildId(assetHashes: ReadonlyMap<string, string>): string {
    if (this.config.mode === "development") return crypto.randomUUID().replaceAll("-", "");
    return digest(...[...assetHashes].sort().flat()).slice(0, 16);
  }

  #nameIslands(crawled: string[]): Map<string, string> {
    const namer = new UniqueNamer();
    const specifiers = new Set([...crawled, ...this.#islands]);
    return new Map(
      Array.from(
        specifiers,
        (
          specifier,
        ) => [namer.getUniqueName(specToName(specifier)), islandPath(specifier, this.config.root)],
      ),
    );
  }
}

function addIslands<State>(
  cache: DevBuildCache<State>,
  paths: ReadonlyMap<string, string>,
  output: BundleOutput,
): void {
  cache.clientEntry = JS_DIR + output.clientEntry;
  cache.signalsEntry = JS_DIR + output.signalsEntry;
  cache.slotsEntry = JS_DIR + output.slotsEntry;
  for (const [name, { file, css, imports }] of output.islands) {
    cache.islandModNameToChunk.set(name, {
      name,
      server: paths.get(name)!,
      browser: JS_DIR + file,
      css: css.map((file) => JS_DIR + file),
      imports: imports.map((file) => JS_DIR + file),
    });
  }
}
