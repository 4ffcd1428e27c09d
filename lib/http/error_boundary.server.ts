/** The one place where thrown errors become responses: JSON for the API, an error page for people. */
import { HttpError, type Middleware } from "fresh";
import { ERRORS, toPublicError } from "../errors.ts";
import type { State } from "./state.ts";

/**
 * AppErrors keep their status; unknown ones become "internal" and are logged with their cause.
 * Pages get an HttpError of that status, which Fresh renders with the nearest error page.
 */
export function errorBoundary(): Middleware<State> {
  return async (ctx) => {
    try {
      return await ctx.next();
    } catch (error) {
      if (error instanceof HttpError && error.status < 500) throw error;
      const told = toPublicError(error);
      const { status, reportable } = ERRORS[told.code];
      if (reportable) {
        ctx.state.parts.log.error("request failed", {
          requestId: ctx.state.requestId,
          code: told.code,
          error,
        });
      }
      if (ctx.url.pathname.startsWith("/api/")) return Response.json(told, { status });
      throw new HttpError(status, told.message, { cause: error });
    }
  };
}
