import { relative } from "node:path";
import { CommandType } from "../commands.ts";
import { type FsAdapter, fsAdapter, type WalkEntry } from "../fs.ts";
import { type FsRouteFile, sortRoutePaths } from "../fs_routes.ts";
import { pathToPattern } from "../router.ts";

/** A route file found on disk; `lazy` ones are imported when first asked for. */
export type FsRouteFileNoMod<State> = Omit<FsRouteFile<State>, "mod"> & {
  filePath: string;
  lazy: boolean;
};

export interface CrawlOptions {
  islandDir: string;
  routeDir: string;
  ignore: RegExp[];
}

export interface Crawled<State> {
  islands: string[];
  routes: FsRouteFileNoMod<State>[];
}

/** Finds the route files and the island modules, those in `(_islands)` folders included. */
export async function crawlFsItem<State>(options: CrawlOptions): Promise<Crawled<State>> {
  const islands: string[] = [];
  const addIsland = (path: string) => void islands.push(path);
  await walkDir(fsAdapter, options.islandDir, (entry) => addIsland(entry.path), options.ignore);
  const routes = await crawlRouteDir<State>(
    fsAdapter,
    options.routeDir,
    options.ignore,
    addIsland,
  );
  return { islands, routes };
}

/** `(_islands)` holds islands of the page beside it, any other `(_name)` is none of the router's. */
const PRIVATE_FOLDER = /[/\\]\((_[^/\\]+)\)[/\\]/;

export async function crawlRouteDir<State>(
  fs: FsAdapter,
  routeDir: string,
  ignore: RegExp[],
  onIslandSpecifier: (path: string) => void,
): Promise<FsRouteFileNoMod<State>[]> {
  const files: FsRouteFileNoMod<State>[] = [];
  await walkDir(fs, routeDir, async ({ path }) => {
    const folder = PRIVATE_FOLDER.exec(path)?.[1];
    if (folder === "_islands") onIslandSpecifier(path);
    if (folder === undefined) files.push(await describeRoute(fs, routeDir, path));
  }, ignore);
  return files.sort((a, b) => sortRoutePaths(a.id, b.id));
}

export async function walkDir(
  fs: FsAdapter,
  dir: string,
  callback: (entry: WalkEntry) => void | Promise<void>,
  ignore: RegExp[],
): Promise<void> {
  if (!await fs.isDirectory(dir)) return;
  const exts = ["tsx", "jsx", "ts", "js"];
  for await (const entry of fs.walk(dir, { includeDirs: false, exts, skip: ignore })) {
    await callback(entry);
  }
}

const SPECIAL_FILES: Record<string, CommandType> = {
  _app: CommandType.App,
  _middleware: CommandType.Middleware,
  _layout: CommandType.Layout,
  _error: CommandType.Error,
  _500: CommandType.Error,
  _404: CommandType.NotFound,
};

async function describeRoute<State>(
  fs: FsAdapter,
  routeDir: string,
  filePath: string,
): Promise<FsRouteFileNoMod<State>> {
  const id = `/${relative(routeDir, filePath).replaceAll("\\", "/").replace(/\.[^./]*$/, "")}`;
  const base = { id, filePath, lazy: false, css: [] };
  const folder = id.slice(1, Math.max(1, id.lastIndexOf("/")));
  const type = SPECIAL_FILES[id.slice(id.lastIndexOf("/") + 1)];
  if (type === CommandType.App || type === CommandType.NotFound) {
    return { ...base, type, pattern: "*", routePattern: "*" };
  }
  if (type !== undefined) {
    const pattern = pathToPattern(folder, { keepGroups: true });
    return { ...base, type, pattern, routePattern: pattern };
  }

  const pattern = pathToPattern(id.slice(1), { keepGroups: true });
  const isIndex = id.endsWith("/index") && !pattern.endsWith("/");
  // The module may move the route; only importing it tells where
  const movesItself = (await fs.readTextFile(filePath)).includes("routeOverride");
  return {
    ...base,
    type: CommandType.Route,
    pattern: isIndex ? `${pattern}/` : pattern,
    routePattern: pathToPattern(id.slice(1)),
    lazy: !movesItself,
    overrideConfig: { methods: "ALL" },
  };
}
