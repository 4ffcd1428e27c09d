import { applyCommands } from "./apply_commands.ts";
import type { BuildCache } from "./build_cache.ts";
import {
  type Command,
  CommandType,
  newNotFoundCmd,
  newRouteCmd,
  type RouteOrHandler,
  toRoute,
} from "./commands.ts";
import { assertBasePath, type FreshConfig, type Mode, type ResolvedFreshConfig } from "./config.ts";
import { createHandler, type FreshHandler } from "./handle_request.ts";
import { listen, type ListenOptions } from "./listen.ts";
import type { MaybeLazyMiddleware, Middleware } from "./middlewares/mod.ts";
import { NO_BUILD } from "./no_build.ts";
import type { RouteComponent } from "./render.ts";
import { mergePath, type Method, UrlPatternRouter } from "./router.ts";
import type { LayoutConfig, MaybeLazy, Route, RouteConfig } from "./types.ts";
import type { WebSocketHandlers, WebSocketUpgradeOptions } from "./websocket.ts";

export { DEFAULT_CONN_INFO } from "./handle_request.ts";
export type { ListenOptions } from "./listen.ts";

export let getBuildCache: <State>(app: App<State>) => BuildCache<State> | null;
/** Gives an app its build: called by `_fresh/server.js`, the dev server and tests. */
export let setBuildCache: <State>(app: App<State>, cache: BuildCache<State>, mode: Mode) => void;

/** Collects middlewares and routes in order; `.handler()` compiles them. */
export class App<State> {
  readonly config: ResolvedFreshConfig;
  #commands: Command<State>[] = [];
  #getBuildCache: () => BuildCache<State> | null = () => null;

  static {
    getBuildCache = (app) => app.#getBuildCache();
    setBuildCache = (app, cache, mode) => {
      app.config.root = cache.root;
      app.config.mode = mode;
      app.#getBuildCache = () => cache;
    };
  }

  constructor({ basePath = "", mode = "production", trustProxy = false }: FreshConfig = {}) {
    assertBasePath(basePath);
    this.config = { root: ".", basePath, mode, trustProxy };
  }

  /** Adds middlewares everywhere, or below a path. */
  use(...middlewares: MaybeLazyMiddleware<State>[]): this;
  use(path: string, ...middlewares: MaybeLazyMiddleware<State>[]): this;
  use(
    first: string | MaybeLazyMiddleware<State>,
    ...rest: MaybeLazyMiddleware<State>[]
  ): this {
    const [pattern, fns] = typeof first === "string" ? [first, rest] : ["*", [first, ...rest]];
    return this.#add({ type: CommandType.Middleware, pattern, fns, includeLastSegment: true });
  }

  get(path: string, ...fns: MaybeLazy<Middleware<State>>[]): this {
    return this.#handle("GET", path, fns);
  }

  post(path: string, ...fns: MaybeLazy<Middleware<State>>[]): this {
    return this.#handle("POST", path, fns);
  }

  put(path: string, ...fns: MaybeLazy<Middleware<State>>[]): this {
    return this.#handle("PUT", path, fns);
  }

  patch(path: string, ...fns: MaybeLazy<Middleware<State>>[]): this {
    return this.#handle("PATCH", path, fns);
  }

  delete(path: string, ...fns: MaybeLazy<Middleware<State>>[]): this {
    return this.#handle("DELETE", path, fns);
  }

  head(path: string, ...fns: MaybeLazy<Middleware<State>>[]): this {
    return this.#handle("HEAD", path, fns);
  }

  all(path: string, ...fns: MaybeLazy<Middleware<State>>[]): this {
    return this.#handle("ALL", path, fns);
  }

  /** Answers WebSocket upgrades at `path`. */
  ws(path: string, handlers: WebSocketHandlers, options?: WebSocketUpgradeOptions): this {
    return this.get(path, (ctx) => ctx.upgrade(handlers, options));
  }

  #handle(method: Method | "ALL", pattern: string, fns: MaybeLazy<Middleware<State>>[]): this {
    return this.#add({
      type: CommandType.Handler,
      method,
      pattern,
      fns: fns as MaybeLazyMiddleware<State>[],
      includeLastSegment: true,
    });
  }

  route(path: string, route: MaybeLazy<Route<State>>, config?: RouteConfig): this {
    return this.#add(newRouteCmd(route, { pattern: path, includeLastSegment: true, config }));
  }

  layout(path: string, component: RouteComponent<State>, config?: LayoutConfig): this {
    return this.#add({
      type: CommandType.Layout,
      pattern: path,
      component,
      config,
      includeLastSegment: true,
    });
  }

  /** Sets what goes around every page and its layouts. */
  appWrapper(component: RouteComponent<State>): this {
    return this.#add({ type: CommandType.App, component });
  }

  notFound(item: RouteOrHandler<State>): this {
    return this.#add(newNotFoundCmd(item));
  }

  /** Sets what answers errors thrown below a path. */
  onError(path: string, item: RouteOrHandler<State>): this {
    return this.#add({
      type: CommandType.Error,
      pattern: path,
      item: toRoute(item),
      includeLastSegment: true,
    });
  }

  /** Inserts the file routes of the build here, below `pattern`. */
  fsRoutes(pattern = "*"): this {
    return this.#add({
      type: CommandType.FsRoute,
      pattern,
      getItems: () => this.#getBuildCache()?.getFsRoutes() ?? [],
      includeLastSegment: false,
    });
  }

  /** Copies another app's commands below a path; its app wrapper and 404 page become global. */
  mountApp(path: string, app: App<State>): this {
    const { basePath } = app.config;
    for (const command of app.#commands) {
      if (command.type === CommandType.App || command.type === CommandType.NotFound) {
        this.#add(command);
        continue;
      }
      const inner = basePath === "" || basePath === path
        ? command.pattern
        : mergePath(basePath, command.pattern, true);
      this.#add({
        ...command,
        pattern: mergePath(path, inner, true),
        includeLastSegment: command.pattern === "/" || command.includeLastSegment,
      });
    }
    app.#getBuildCache = () => this.#getBuildCache();
    return this;
  }

  #add(command: Command<State>): this {
    this.#commands.push(command);
    return this;
  }

  /** Compiles the app for `Deno.serve`. */
  handler(): FreshHandler {
    const router = new UrlPatternRouter<Middleware<State>>();
    const { rootHandler } = applyCommands(router, this.#commands, this.config.basePath);
    const buildCache = this.#getBuildCache() ?? NO_BUILD;
    return createHandler({ router, rootHandler, buildCache, config: this.config });
  }

  /** Serves the app; without a port on the first free one from 8000 to 8019. */
  listen(options: ListenOptions = {}): Promise<void> {
    return new Promise((resolve) => {
      listen(this.handler(), { ...options, basePath: this.config.basePath });
      resolve();
    });
  }
}
