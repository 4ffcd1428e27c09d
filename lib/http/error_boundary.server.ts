/**
 * The one place where thrown errors become responses: JSON for the API, an error page for people. It stands
 * inside the middlewares that set headers and styles, so that these apply to what it answers, which Fresh's
 * own error routes, outside of all middlewares, would not get.
 */
import { type Context, HttpError, type Middleware } from "fresh";
import { AppError, ERRORS, type PublicError, toPublicError } from "../errors.ts";
import type { State } from "./state.ts";

/** What an error page says. */
export interface Told extends Pick<PublicError, "message"> {
  readonly status: number;
  readonly requestId: string;
}

export type RenderError = (ctx: Context<State>, told: Told) => Promise<Response>;

/** AppErrors and HttpErrors keep their status; unknown ones are "internal" and logged with their cause. */
export function errorBoundary(renderError: RenderError): Middleware<State> {
  return async (ctx) => {
    try {
      return await ctx.next();
    } catch (error) {
      const { status, ...told } = describe(error);
      report(ctx, { status, error, told });
      const response = ctx.url.pathname.startsWith("/api/")
        ? Response.json(told, { status })
        : await renderError(ctx, { ...told, status, requestId: ctx.state.requestId });
      sayWhen(response, error);
      return response;
    }
  };
}

/** Retry-After (RFC 9110, 10.2.3), where it is known. */
function sayWhen({ headers }: Response, error: unknown): void {
  const seconds = error instanceof AppError ? error.retryAfterS : null;
  if (seconds !== null) headers.set("retry-after", String(seconds));
}

type Described = Omit<PublicError, "code"> & { readonly code: string; readonly status: number };

function describe(error: unknown): Described {
  if (!(error instanceof HttpError) || error.status >= 500) {
    const told = toPublicError(error);
    return { ...told, status: ERRORS[told.code].status };
  }
  const { status } = error;
  const code = status === 404 ? "not_found" : status === 403 ? "forbidden_origin" : "bad_request";
  const { message, hint } = ERRORS[code];
  return { code, message, hint, status };
}

function report(
  { state }: Context<State>,
  { status, error, told }: { status: number; error: unknown; told: { code: string } },
): void {
  const isExpected = error instanceof AppError && !ERRORS[error.code].reportable;
  if (status < 500 || isExpected) return;
  state.parts.log.error("request failed", { requestId: state.requestId, code: told.code, error });
}
