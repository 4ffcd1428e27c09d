import type { BuildCache } from "./build_cache.ts";
import type { ResolvedFreshConfig } from "./config.ts";
import { Context } from "./context.ts";
import { HttpError } from "./error.ts";
import type { Middleware } from "./middlewares/mod.ts";
import { allowResponse } from "./render_route.ts";
import type { Method, Router, RouteResult } from "./router.ts";
import { STATUS_TEXT } from "./status_text.ts";

export type FreshHandler = (req: Request, info?: Deno.ServeHandlerInfo) => Promise<Response>;

export interface CompiledApp<State> {
  router: Router<Middleware<State>>;
  /** Runs the middlewares that apply everywhere, for addresses without a route. */
  rootHandler: Middleware<State>;
  buildCache: BuildCache<State>;
  config: ResolvedFreshConfig;
}

/** Connection of a request that did not come through a socket, as in tests. */
export const DEFAULT_CONN_INFO: Deno.ServeHandlerInfo<Deno.NetAddr> = {
  remoteAddr: { transport: "tcp", hostname: "localhost", port: 1234 },
  completed: Promise.resolve(),
};

export function createHandler<State>(app: CompiledApp<State>): FreshHandler {
  const { router, rootHandler, config, buildCache } = app;
  return async (req, info = DEFAULT_CONN_INFO) => {
    const url = requestUrl(req, config);
    const method = req.method.toUpperCase() as Method;
    const matched = router.match(method, url);
    const next = fallback(matched, method, router);
    const { pattern, params, item } = matched;
    const ctx = new Context<State>(req, url, info, pattern, params, config, next, buildCache);
    try {
      const response = await (item ?? rootHandler)(ctx);
      assertResponse(response);
      return method === "HEAD" ? new Response(null, response) : response;
    } catch (error) {
      return errorResponse(error);
    }
  };
}

function requestUrl(req: Request, config: ResolvedFreshConfig): URL {
  const url = new URL(req.url);
  // "//evil.com" must not become a protocol-relative redirect target.
  if (url.pathname.includes("//")) url.pathname = url.pathname.replace(/\/+/g, "/");
  if (config.trustProxy) {
    const proto = forwarded(req, "proto");
    if (proto !== undefined) url.protocol = proto;
    const host = forwarded(req, "host");
    if (host !== undefined) {
      url.port = ""; // else this server's own port would stay
      url.host = host;
    }
  }
  return url;
}

/** The first entry is what the client asked of the outermost proxy. */
function forwarded(req: Request, name: "proto" | "host"): string | undefined {
  return req.headers.get(`X-Forwarded-${name}`)?.split(",")[0]?.trim() || undefined;
}

function fallback<T>(
  { pattern, methodMatch }: RouteResult<T>,
  method: Method,
  router: Router<T>,
): () => Promise<Response> {
  if (pattern === null || methodMatch) return notFound;
  if (method !== "OPTIONS") return notAllowed;
  return () => Promise.resolve(allowResponse(router.getAllowedMethods(pattern)));
}

const notFound = () => Promise.reject(new HttpError(404));
const notAllowed = () => Promise.reject(new HttpError(405));

function assertResponse(value: unknown): asserts value is Response {
  if (value instanceof Response) return;
  throw new TypeError(`Return a "Response" from every handler and middleware, not "${value}"`);
}

function errorResponse(error: unknown): Response {
  const status = error instanceof HttpError ? error.status : 500;
  // deno-lint-ignore no-console -- the last place to say what went wrong
  if (status >= 500) console.error(error);
  if (!(error instanceof HttpError)) return new Response("Internal server error", { status });
  return new Response(error.message || STATUS_TEXT[status], { status });
}
