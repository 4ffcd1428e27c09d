import type { HandlerFn } from "./handlers.ts";
import { isHandlerByMethod } from "./handlers.ts";
import { isLazy, once } from "./lazy.ts";
import type { MaybeLazyMiddleware, Middleware } from "./middlewares/mod.ts";
import type { RouteComponent } from "./render.ts";
import { renderRoute } from "./render_route.ts";
import type { Method } from "./router.ts";
import type { LayoutConfig, MaybeLazy, Route, RouteConfig } from "./types.ts";

export enum CommandType {
  Middleware = "middleware",
  Layout = "layout",
  App = "app",
  Route = "route",
  Error = "error",
  NotFound = "notFound",
  Handler = "handler",
  FsRoute = "fsRoute",
}

/** Where a command applies. */
interface Placed {
  pattern: string;
  /** Whether the pattern's last segment is itself the owner, not only the route's name. */
  includeLastSegment: boolean;
}

export interface MiddlewareCmd<State> extends Placed {
  type: CommandType.Middleware;
  fns: MaybeLazyMiddleware<State>[];
}

export interface LayoutCommand<State> extends Placed {
  type: CommandType.Layout;
  component: RouteComponent<State>;
  config?: LayoutConfig;
}

export interface AppCommand<State> {
  type: CommandType.App;
  component: RouteComponent<State>;
}

export interface RouteCommand<State> extends Placed {
  type: CommandType.Route;
  route: MaybeLazy<Route<State>>;
  config?: RouteConfig;
}

export interface ErrorCmd<State> extends Placed {
  type: CommandType.Error;
  item: Route<State>;
}

export interface NotFoundCmd<State> {
  type: CommandType.NotFound;
  fn: Middleware<State>;
}

export interface HandlerCommand<State> extends Placed {
  type: CommandType.Handler;
  method: Method | "ALL";
  fns: MaybeLazyMiddleware<State>[];
}

export interface FsRouteCommand<State> extends Placed {
  type: CommandType.FsRoute;
  getItems: () => Command<State>[];
}

/** One call on the app, or one file in `routes/`; applied in order when the app is compiled. */
export type Command<State> =
  | MiddlewareCmd<State>
  | LayoutCommand<State>
  | AppCommand<State>
  | RouteCommand<State>
  | ErrorCmd<State>
  | NotFoundCmd<State>
  | HandlerCommand<State>
  | FsRouteCommand<State>;

/** A route, or only the function that handles it. */
export type RouteOrHandler<State> = Route<State> | Middleware<State>;

export function toRoute<State>(routeOrHandler: RouteOrHandler<State>): Route<State> {
  return typeof routeOrHandler === "function"
    ? { handler: routeOrHandler as HandlerFn<unknown, State> }
    : routeOrHandler;
}

export function newNotFoundCmd<State>(item: RouteOrHandler<State>): NotFoundCmd<State> {
  const route = toRoute(item);
  return { type: CommandType.NotFound, fn: (ctx) => renderRoute(ctx, route, 404) };
}

export function newRouteCmd<State>(
  route: MaybeLazy<Route<State>>,
  options: Placed & { config?: RouteConfig },
): RouteCommand<State> {
  return { type: CommandType.Route, route: isLazy(route) ? once(route) : route, ...options };
}

/** Methods under which a route is registered; a page without a GET handler still shows itself. */
export function methodsOf<State>({ handler, component }: Route<State>): Method[] | "ALL" {
  if (handler === undefined) return component === undefined ? "ALL" : ["GET"];
  if (!isHandlerByMethod(handler)) return "ALL";
  const methods = Object.keys(handler) as Method[];
  return component === undefined || handler.GET ? methods : [...methods, "GET"];
}
