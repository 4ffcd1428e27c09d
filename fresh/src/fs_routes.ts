import { type Command, CommandType, newNotFoundCmd, newRouteCmd } from "./commands.ts";
import { type HandlerFn, isHandlerByMethod, type RouteHandler } from "./handlers.ts";
import { isLazy } from "./lazy.ts";
import type { Middleware } from "./middlewares/mod.ts";
import type { RouteComponent } from "./render.ts";
import type { MaybeLazy, Route, RouteConfig } from "./types.ts";

export { sortRoutePaths } from "./route_order.ts";

/** What a file in `routes/` may export. */
export interface FreshFsMod<State> {
  config?: RouteConfig;
  handler?: RouteHandler<unknown, State> | HandlerFn<unknown, State>[];
  handlers?: RouteHandler<unknown, State> | HandlerFn<unknown, State>[];
  default?: RouteComponent<State>;
  css?: string[];
}

/** A file in `routes/` as the crawler found it. */
export interface FsRouteFile<State> {
  id: string;
  filePath: string;
  mod: MaybeLazy<FreshFsMod<State>>;
  /** Segments with groups kept: whose middlewares and layouts apply. */
  pattern: string;
  type: CommandType;
  /** The address it answers. */
  routePattern: string;
  /** What must be known of a lazy route before it is loaded. */
  overrideConfig?: RouteConfig;
  css?: string[];
}

/** Turns route files into commands, what surrounds pages ahead of the pages themselves. */
export function fsItemsToCommands<State>(items: FsRouteFile<State>[]): Command<State>[] {
  const isRoute = ({ type }: FsRouteFile<State>) => type === CommandType.Route;
  return [
    ...items.filter((item) => !isRoute(item)).flatMap(surroundingCommand),
    ...items.filter(isRoute).map(routeCommand),
  ];
}

function surroundingCommand<State>(item: FsRouteFile<State>): Command<State>[] {
  const { filePath, pattern, type } = item;
  if (isLazy(item.mod)) throw new Error(`Load "${filePath}" ahead: only routes may be lazy`);

  const { handlers, mod } = validateFsMod<State>(filePath, item.mod);
  const { default: component, config } = mod;
  const placed = { pattern, includeLastSegment: true };
  switch (type) {
    case CommandType.App:
      return component === undefined ? [] : [{ type, component }];
    case CommandType.Middleware: {
      const fns = middlewaresOf<State>(item, mod);
      return fns.length === 0 ? [] : [{ type, fns, ...placed }];
    }
    case CommandType.Layout:
      if (handlers !== null) warn("Layout does not support handlers");
      return component === undefined ? [] : [{ type, component, config, ...placed }];
    case CommandType.Error:
      return [{ type, item: toPage(item, mod), ...placed }];
    case CommandType.NotFound:
      return [newNotFoundCmd(toPage(item, mod))];
    default:
      throw new Error(`A route file cannot be a "${type}": "${filePath}"`);
  }
}

function middlewaresOf<State>(
  { filePath }: FsRouteFile<State>,
  rawMod: FreshFsMod<State>,
): Middleware<State>[] {
  const { handlers, mod } = validateFsMod<State>(filePath, rawMod);
  const exported = (handlers ?? mod.default ?? []) as RouteHandler<unknown, State> | [];
  if (isHandlerByMethod(exported)) {
    warn(`Middleware does not support object handlers with GET, POST, etc. in ${filePath}`);
    return [];
  }
  return [exported].flat() as Middleware<State>[];
}

function routeCommand<State>(item: FsRouteFile<State>): Command<State> {
  const { mod, pattern, routePattern, overrideConfig } = item;
  const routeOverride = overrideConfig?.routeOverride ?? routePattern;
  const placed = { pattern, includeLastSegment: false };
  if (!isLazy(mod)) return newRouteCmd(toRoute(item, mod), placed);
  return newRouteCmd(async () => toRoute(item, await mod()), {
    ...placed,
    config: { methods: overrideConfig?.methods ?? "ALL", routeOverride },
  });
}

function toRoute<State>(item: FsRouteFile<State>, rawMod: FreshFsMod<State>): Route<State> {
  const route = toPage(item, rawMod);
  const routeOverride = route.config?.routeOverride ?? item.routePattern;
  return { ...route, config: { ...route.config, routeOverride } };
}

function toPage<State>(item: FsRouteFile<State>, rawMod: FreshFsMod<State>): Route<State> {
  const { handlers, mod } = validateFsMod<State>(item.filePath, rawMod);
  return {
    config: mod.config,
    component: mod.default,
    handler: handlers as RouteHandler<unknown, State> ?? undefined,
    css: [...item.css ?? [], ...mod.css ?? []],
  };
}

/** Checks a module's exports; throws when none of them is of use to the router. */
export function validateFsMod<State>(
  filePath: string,
  mod: unknown,
): {
  handlers: RouteHandler<unknown, State> | HandlerFn<unknown, State>[] | null;
  mod: FreshFsMod<State>;
} {
  if (!isFreshFile<State>(mod)) {
    throw new Error(
      `Expected a route, middleware, layout or error template, but couldn't find relevant exports in: ${filePath}`,
    );
  }
  const handlers = mod.handlers ?? mod.handler ?? null;
  if (typeof handlers === "function" && handlers.length > 1) {
    throw new Error(
      `Handlers must only have one argument but found more than one. Check the function signature in: ${filePath}`,
    );
  }
  return { handlers, mod };
}

function isFreshFile<State>(mod: unknown): mod is FreshFsMod<State> {
  if (mod === null || typeof mod !== "object") return false;
  const { default: component, config, handler, handlers } = mod as Record<string, unknown>;
  return typeof component === "function" || Array.isArray(component) ||
    [config, handler, handlers].some((value) =>
      typeof value === "function" || (typeof value === "object" && value !== null)
    );
}

function warn(message: string): void {
  // deno-lint-ignore no-console -- a mistake in the app's files, found at start
  console.warn(
    `🍋 %c[WARNING] Unsupported route config: ${message}`,
    "color:rgb(251, 184, 0)",
  );
}
