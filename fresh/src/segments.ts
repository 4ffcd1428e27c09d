import { type Context, getInternals, type UiTree } from "./context.ts";
import { HttpError } from "./error.ts";
import { type MaybeLazyMiddleware, type Middleware, withUi } from "./middlewares/mod.ts";
import { type RouteComponent } from "./render.ts";
import { renderRoute } from "./render_route.ts";
import { patternToSegments } from "./router.ts";
import type { LayoutConfig, Route } from "./types.ts";

export type { RouteComponent } from "./render.ts";
export { renderRoute } from "./render_route.ts";

/** One part of a path, and what applies to everything below it. */
export interface Segment<State> {
  pattern: string;
  parent: Segment<State> | null;
  children: Map<string, Segment<State>>;
  middlewares: MaybeLazyMiddleware<State>[];
  layout: { component: RouteComponent<State>; config: LayoutConfig | null } | null;
  errorRoute: Route<State> | null;
  /** Set on the root only. */
  notFound: Middleware<State> | null;
  /** Set on the root only. */
  app: RouteComponent<State> | null;
}

export function newSegment<State>(
  pattern: string,
  parent: Segment<State> | null,
): Segment<State> {
  return {
    pattern,
    parent,
    children: new Map(),
    middlewares: [],
    layout: null,
    errorRoute: null,
    notFound: null,
    app: null,
  };
}

/** Finds the segment that owns `path`; its last part owns something only if `includeLast`. */
export function getOrCreateSegment<State>(
  root: Segment<State>,
  path: string,
  includeLast: boolean,
): Segment<State> {
  let current = root;
  for (const part of patternToSegments(path, root.pattern, includeLast)) {
    if (part === root.pattern) continue;
    const child = current.children.get(part) ?? newSegment(part, current);
    current.children.set(part, child);
    current = child;
  }
  return current;
}

/** The chain that leads to a route of this segment: per segment its frame, then its middlewares. */
export function segmentToMiddlewares<State>(
  segment: Segment<State>,
): MaybeLazyMiddleware<State>[] {
  const path: Segment<State>[] = [];
  for (let at: Segment<State> | null = segment; at !== null; at = at.parent) path.unshift(at);
  const root = path[0]!;
  return path.flatMap((part) => [...frame(part, root), ...part.middlewares]);
}

/** Sets up a segment's components and catches what is thrown below it. */
function frame<State>(segment: Segment<State>, root: Segment<State>): Middleware<State>[] {
  const { app, layout, errorRoute } = segment;
  if (segment !== root && layout === null && errorRoute === null) return [];
  return [(ctx) =>
    withUi(ctx, uiBelow({ app, layout }, getInternals(ctx)), async () => {
      try {
        return await ctx.next();
      } catch (error) {
        return await answerError(ctx, error, { root, errorRoute });
      }
    })];
}

function uiBelow<State>(
  { app, layout }: Pick<Segment<State>, "app" | "layout">,
  ui: UiTree<State>,
): Partial<UiTree<State>> {
  const inherited = layout?.config?.skipInheritedLayouts ? [] : ui.layouts;
  return {
    app: layout?.config?.skipAppWrapper ? null : app ?? ui.app,
    layouts: layout === null ? ui.layouts : [...inherited, layout.component],
  };
}

interface ErrorPages<State> {
  root: Segment<State>;
  errorRoute: Route<State> | null;
}

async function answerError<State>(
  ctx: Context<State>,
  error: unknown,
  { root, errorRoute }: ErrorPages<State>,
): Promise<Response> {
  const status = error instanceof HttpError ? error.status : 500;
  if (status === 404 && root.notFound !== null) return await root.notFound(ctx);
  if (errorRoute === null) throw error;
  return await renderRoute(ctx, errorRoute, status);
}
