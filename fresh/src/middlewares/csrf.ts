import type { Context } from "../context.ts";
import { HttpError } from "../error.ts";
import type { Middleware } from "./mod.ts";

export interface CsrfOptions<State = unknown> {
  /** Origins that may send forms from elsewhere; the app's own is the only one unless given. */
  origin?: string | string[] | ((origin: string, ctx: Context<State>) => boolean);
}

const SAFE_METHODS: readonly string[] = ["GET", "HEAD", "OPTIONS"];

/**
 * Refuses changing requests that a browser sends on behalf of another site, by `Sec-Fetch-Site` and
 * `Origin`. Requests with neither header come from no browser and pass. Throws 403 otherwise.
 */
export function csrf<State>(options: CsrfOptions<State> = {}): Middleware<State> {
  return async (ctx) => {
    if (SAFE_METHODS.includes(ctx.req.method) || isTrusted(ctx, options)) return await ctx.next();
    throw new HttpError(403);
  };
}

function isTrusted<State>(ctx: Context<State>, options: CsrfOptions<State>): boolean {
  const site = ctx.req.headers.get("Sec-Fetch-Site");
  const origin = ctx.req.headers.get("Origin");
  if (site === "same-origin" || site === "none") return true;
  if (origin === null) return site === null;
  return isAllowed(origin, ctx, options);
}

function isAllowed<State>(
  origin: string,
  ctx: Context<State>,
  { origin: allowed = ctx.url.origin }: CsrfOptions<State>,
): boolean {
  if (typeof allowed === "function") return allowed(origin, ctx);
  return typeof allowed === "string" ? allowed === origin : allowed.includes(origin);
}
