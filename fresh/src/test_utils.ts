import { dirname, join } from "node:path";
import type { BuildCache, Island, ServerIslandRegistry, StaticFile } from "./build_cache.ts";
import type { Command } from "./commands.ts";
import type { ResolvedFreshConfig } from "./config.ts";
import { Context } from "./context.ts";
import { fsItemsToCommands, type FsRouteFile } from "./fs_routes.ts";
import { type FsAdapter, fsAdapter } from "./fs.ts";
import type { Middleware } from "./middlewares/mod.ts";

const CONNECTION: Deno.ServeHandlerInfo<Deno.NetAddr> = {
  remoteAddr: { transport: "tcp", hostname: "127.0.0.1", port: 1234 },
  completed: Promise.resolve(),
};

type Handler = (req: Request, info: Deno.ServeHandlerInfo) => Response | Promise<Response>;

/** Sends requests to a handler without a socket. */
export class FakeServer {
  constructor(public handler: Handler) {}

  get(path: string, init?: RequestInit): Promise<Response> {
    return this.#send(path, { ...init, method: "GET" });
  }

  head(path: string): Promise<Response> {
    return this.#send(path, { method: "HEAD" });
  }

  post(path: string, body?: BodyInit): Promise<Response> {
    return this.#send(path, { method: "POST", body });
  }

  put(path: string, body?: BodyInit): Promise<Response> {
    return this.#send(path, { method: "PUT", body });
  }

  patch(path: string, body?: BodyInit): Promise<Response> {
    return this.#send(path, { method: "PATCH", body });
  }

  delete(path: string): Promise<Response> {
    return this.#send(path, { method: "DELETE" });
  }

  options(path: string): Promise<Response> {
    return this.#send(path, { method: "OPTIONS" });
  }

  request(req: Request): Promise<Response> {
    return Promise.resolve(this.handler(req, CONNECTION));
  }

  #send(path: string, init: RequestInit): Promise<Response> {
    return this.request(new Request(new URL(path, "http://localhost/"), init));
  }
}

export interface ServeMiddlewareOptions<State> {
  config?: ResolvedFreshConfig;
  buildCache?: BuildCache<State>;
  next?: () => Response | Promise<Response>;
  route?: string | null;
  info?: Deno.ServeHandlerInfo;
}

/** Serves one middleware alone; what it passes on answers 404 unless `next` is given. */
export function serveMiddleware<State>(
  middleware: Middleware<State>,
  options: ServeMiddlewareOptions<State> = {},
): FakeServer {
  const {
    config = { root: "", mode: "production", basePath: "" },
    buildCache = new MockBuildCache<State>([], config.mode),
    next = () => new Response("not found", { status: 404 }),
    route = null,
    info,
  } = options;
  return new FakeServer((req, connection) =>
    middleware(
      new Context<State>(
        req,
        new URL(req.url),
        info ?? connection,
        route,
        {},
        config,
        () => Promise.resolve(next()),
        buildCache,
      ),
    )
  );
}

/** A file system of the named files, whatever their content. */
export function createFakeFs(files: Record<string, unknown>): FsAdapter {
  const paths = Object.keys(files);
  return {
    ...fsAdapter,
    cwd: () => ".",
    async *walk(_root, { skip = [] } = {}) {
      for (const path of paths) {
        if (skip.some((pattern) => pattern.test(path))) continue;
        yield { path, name: path, isFile: true, isDirectory: false, isSymlink: false };
      }
    },
    isDirectory: (dir) => Promise.resolve(paths.some((path) => path.startsWith(`${dir}/`))),
    mkdirp: () => Promise.resolve(),
    readTextFile: (path) => Promise.resolve(String(files[String(path)])),
  };
}

/** A build held in memory. */
export class MockBuildCache<State> implements BuildCache<State> {
  root = "";
  clientEntry = "/_fresh/js/boot.js";
  islandRegistry: ServerIslandRegistry = new Map();
  features: { errorOverlay: boolean };
  files = new Map<string, StaticFile>();
  #routes: FsRouteFile<State>[];

  constructor(routes: FsRouteFile<State>[], mode: "development" | "production") {
    this.#routes = routes;
    this.features = { errorOverlay: mode === "development" };
  }

  addIsland(fn: Island["fn"], island: Partial<Island> = {}): void {
    const name = fn.displayName ?? fn.name;
    const file = `/_fresh/js/${name}.js`;
    this.islandRegistry.set(fn, { name, exportName: name, fn, file, css: [], ...island });
  }

  getEntryAssets(): string[] {
    return [];
  }

  getFsRoutes(): Command<State>[] {
    return fsItemsToCommands(this.#routes);
  }

  readFile(pathname: string): Promise<StaticFile | null> {
    return Promise.resolve(this.files.get(pathname) ?? null);
  }
}

/** A temporary folder that is removed at the end of its scope (`await using`). */
export async function withTmpDir(
  options?: Deno.MakeTempOptions,
): Promise<{ dir: string } & AsyncDisposable> {
  const dir = await Deno.makeTempDir(options);
  return { dir, [Symbol.asyncDispose]: () => Deno.remove(dir, { recursive: true }) };
}

/** Writes text files below `dir`, with the folders they need. */
export async function writeFiles(dir: string, files: Record<string, string>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    const path = join(dir, name);
    await Deno.mkdir(dirname(path), { recursive: true });
    await Deno.writeTextFile(path, text);
  }
}

/** Only for upstream's tests; nothing here waits for time to pass. */
export const delay = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Runs `action` while a console method is silent; returns what it was called with. */
export async function captureLog(
  method: "error" | "warn",
  action: () => Promise<void>,
): Promise<unknown[][]> {
  const calls: unknown[][] = [];
  const target = console;
  const original = target[method];
  target[method] = (...args) => calls.push(args);
  try {
    await action();
  } finally {
    target[method] = original;
  }
  return calls;
}
