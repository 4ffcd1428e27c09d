import type { Context } from "../context.ts";
import type { Middleware } from "./mod.ts";

export interface CORSOptions<State> {
  /** Who may read responses; a function returns the origin to allow, or nothing. */
  origin: string | string[] | ((origin: string, ctx: Context<State>) => string | undefined | null);
  allowMethods?: string[];
  /** What the preflight asks for, unless given. */
  allowHeaders?: string[];
  exposeHeaders?: string[];
  /** Seconds that a preflight's answer may be kept. */
  maxAge?: number;
  credentials?: boolean;
}

const METHODS = ["GET", "HEAD", "PUT", "POST", "DELETE", "PATCH"];

/** Lets pages of other origins read responses (Fetch standard, CORS protocol). */
export function cors<State>(options?: CORSOptions<State>): Middleware<State> {
  const settings: CORSOptions<State> = { origin: "*", ...options };
  return async (ctx) => {
    const origin = allowedOrigin(ctx, settings);
    if (ctx.req.method === "OPTIONS") return preflight(ctx.req, origin, settings);
    const res = await ctx.next();
    allow(res.headers, origin, settings);
    return res;
  };
}

function allowedOrigin<State>(
  ctx: Context<State>,
  { origin }: CORSOptions<State>,
): string | null {
  const asking = ctx.req.headers.get("Origin") ?? "";
  if (typeof origin === "function") return origin(asking, ctx) ?? null;
  if (origin === "*") return origin;
  return [origin].flat().includes(asking) ? asking : null;
}

function allow<State>(
  headers: Headers,
  origin: string | null,
  { credentials, exposeHeaders = [] }: CORSOptions<State>,
): void {
  if (origin) headers.set("Access-Control-Allow-Origin", origin);
  if (origin && origin !== "*") vary(headers, "Origin");
  if (credentials) headers.set("Access-Control-Allow-Credentials", "true");
  if (exposeHeaders.length > 0) {
    headers.set("Access-Control-Expose-Headers", exposeHeaders.join(","));
  }
}

function preflight<State>(
  req: Request,
  origin: string | null,
  settings: CORSOptions<State>,
): Response {
  const { allowMethods = METHODS, allowHeaders = [], maxAge } = settings;
  const headers = new Headers();
  allow(headers, origin, settings);
  if (maxAge !== undefined) headers.set("Access-Control-Max-Age", String(maxAge));
  if (allowMethods.length > 0) headers.set("Access-Control-Allow-Methods", allowMethods.join(","));

  const asked = req.headers.get("Access-Control-Request-Headers")?.split(/\s*,\s*/) ?? [];
  const allowed = allowHeaders.length > 0 ? allowHeaders : asked;
  if (allowed.length > 0) {
    headers.set("Access-Control-Allow-Headers", allowed.join(","));
    vary(headers, "Access-Control-Request-Headers");
  }
  return new Response(null, { status: 204, statusText: "No Content", headers });
}

function vary(headers: Headers, name: string): void {
  const names = headers.get("Vary")?.split(/\s*,\s*/) ?? [];
  headers.set("Vary", [...new Set([name, ...names])].join(", "));
}
