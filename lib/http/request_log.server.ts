/** Gives each request a name and writes one line when it has been answered. */
import type { Middleware } from "fresh";
import type { State } from "./state.ts";

/** Logs method, route pattern (never the full address: it may name an answer), status and duration. */
export function requestLog(): Middleware<State> {
  return async (ctx) => {
    const started = performance.now();
    ctx.state.requestId = crypto.randomUUID();
    let status = 500;
    try {
      const response = await ctx.next();
      status = response.status;
      return response;
    } finally {
      ctx.state.parts.log.info("request", {
        requestId: ctx.state.requestId,
        method: ctx.req.method,
        route: ctx.route ?? "none",
        status,
        ms: Math.round(performance.now() - started),
      });
    }
  };
}
