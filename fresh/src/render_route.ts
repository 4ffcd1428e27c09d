import { type Context, getInternals, type UiTree } from "./context.ts";
import { HttpError } from "./error.ts";
import {
  type HandlerByMethod,
  type HandlerFn,
  isHandlerByMethod,
  type PageResponse,
} from "./handlers.ts";
import { withUi } from "./middlewares/mod.ts";
import { renderRouteComponent } from "./render.ts";
import type { Method } from "./router.ts";
import type { Route } from "./types.ts";

/** Runs a route's handler and, if that asks for it, renders the route's component. */
export async function renderRoute<State>(
  ctx: Context<State>,
  route: Route<State>,
  status = 200,
): Promise<Response> {
  return await withUi(ctx, uiOf(route, getInternals(ctx)), async () => {
    const result = await handlerOf(ctx, route, status)(ctx);
    if (result instanceof Response) return result;
    assertPage(result);
    return await renderPage(ctx, route, { ...result, status: result.status ?? status });
  });
}

function assertPage(result: unknown): void {
  if (typeof result === "object" && result !== null) return;
  throw new TypeError(`Return a "Response" or page() from every handler, not "${result}"`);
}

function uiOf<State>({ config, css = [] }: Route<State>, ui: UiTree<State>): UiTree<State> {
  return {
    app: config?.skipAppWrapper ? null : ui.app,
    layouts: config?.skipInheritedLayouts ? [] : ui.layouts,
    css: [...ui.css, ...css],
  };
}

const RENDER_ONLY = (): PageResponse<Record<string, never>> => ({ data: {} });

function handlerOf<State>(
  { req }: Context<State>,
  { handler, component }: Route<State>,
  status: number,
): HandlerFn<unknown, State> {
  if (handler === undefined) {
    if (component === undefined) throw new HttpError(404);
    return RENDER_ONLY;
  }
  if (!isHandlerByMethod(handler)) return handler;

  const method = req.method.toUpperCase() as Method;
  const get = handler.GET ?? (component === undefined ? undefined : RENDER_ONLY);
  const readsOnly = method === "GET" || method === "HEAD";
  // An error page answers whatever method failed.
  const fn = handler[method] ?? (readsOnly || status >= 400 ? get : undefined);
  if (fn !== undefined) return fn;
  if (method === "OPTIONS") return () => allowResponse(allowedMethods(handler, get !== undefined));
  throw new HttpError(405);
}

function allowedMethods<State>(handler: HandlerByMethod<unknown, State>, get: boolean): string[] {
  return [...new Set([...get ? ["GET"] : [], ...Object.keys(handler)])];
}

/** Answers OPTIONS for a path whose route does not do so itself. */
export function allowResponse(methods: string[]): Response {
  return new Response(null, { status: 204, headers: { Allow: methods.join(", ") } });
}

interface PageAnswer {
  data: unknown;
  status?: number;
  headers?: HeadersInit;
}

async function renderPage<State>(
  ctx: Context<State>,
  route: Route<State>,
  { data, status, headers }: PageAnswer,
): Promise<Response> {
  const vnode = route.component === undefined
    ? null
    : await renderRouteComponent(route.component, ctx, { data });
  return vnode instanceof Response ? vnode : await ctx.render(vnode, { status, headers });
}
