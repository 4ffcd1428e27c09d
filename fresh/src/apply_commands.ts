import { type Command, CommandType, methodsOf, type RouteCommand } from "./commands.ts";
import { isLazy } from "./lazy.ts";
import {
  compileMiddlewares,
  type MaybeLazyMiddleware,
  type Middleware,
} from "./middlewares/mod.ts";
import { renderRoute } from "./render_route.ts";
import { mergePath, type Method, METHODS, type Router, toRoutePath } from "./router.ts";
import { getOrCreateSegment, newSegment, type Segment, segmentToMiddlewares } from "./segments.ts";

/** Fills the router in the order of the commands; a route sees what was registered before it. */
export function applyCommands<State>(
  router: Router<Middleware<State>>,
  commands: Command<State>[],
  basePath: string,
): { rootHandler: Middleware<State> } {
  const root = newSegment<State>("", null);
  applyAll({ root, router, basePath }, commands);
  return { rootHandler: compileMiddlewares(segmentToMiddlewares(root)) };
}

interface Target<State> {
  root: Segment<State>;
  router: Router<Middleware<State>>;
  basePath: string;
}

function applyAll<State>(target: Target<State>, commands: Command<State>[]): void {
  for (const command of commands) apply(target, command);
}

function apply<State>(target: Target<State>, command: Command<State>): void {
  const { root, basePath } = target;
  switch (command.type) {
    case CommandType.App:
      root.app = command.component;
      return;
    case CommandType.NotFound:
      root.notFound = command.fn;
      return;
    case CommandType.FsRoute:
      applyAll(
        { ...target, basePath: mergePath(basePath, command.pattern, true) },
        command.getItems(),
      );
      return;
  }

  const segment = getOrCreateSegment(root, command.pattern, command.includeLastSegment);
  switch (command.type) {
    case CommandType.Middleware:
      segment.middlewares.push(...command.fns);
      return;
    case CommandType.Layout:
      segment.layout = { component: command.component, config: command.config ?? null };
      return;
    case CommandType.Error:
      segment.errorRoute = command.item;
      return;
    case CommandType.Route:
      return applyRoute(target, command, segment);
    case CommandType.Handler:
      return register(target, segment, {
        pattern: command.pattern,
        methods: command.method === "ALL" ? "ALL" : [command.method],
        fns: command.fns,
      });
  }
}

function applyRoute<State>(
  target: Target<State>,
  { pattern, route, config }: RouteCommand<State>,
  segment: Segment<State>,
): void {
  const routeConfig = isLazy(route) ? config : { ...config, ...route.config };
  register(target, segment, {
    pattern: routeConfig?.routeOverride ?? pattern,
    methods: isLazy(route) ? config?.methods ?? "ALL" : methodsOf(route),
    fns: [async (ctx) => await renderRoute(ctx, isLazy(route) ? await route() : route)],
  });
}

interface Registration<State> {
  pattern: string;
  methods: Method[] | "ALL";
  fns: MaybeLazyMiddleware<State>[];
}

function register<State>(
  { router, basePath }: Target<State>,
  segment: Segment<State>,
  { pattern, methods, fns }: Registration<State>,
): void {
  const path = toRoutePath(mergePath(basePath, pattern, false));
  const handler = compileMiddlewares([...segmentToMiddlewares(segment), ...fns]);
  for (const method of methods === "ALL" ? METHODS : methods) router.add(method, path, handler);
}
