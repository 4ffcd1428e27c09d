/** Sockets are not covered by CORS: a page of another site could open one with the candidate's cookie. */
import type { Context } from "fresh";
import { AppError } from "../errors.ts";
import type { State } from "./state.ts";

/**
 * Browsers always send Origin with a socket (RFC 6455, 4.1); programs that send none carry no foreign cookie.
 *
 * @throws AppError "forbidden_origin"
 */
export function assertSameOrigin(ctx: Context<State>): void {
  const origin = ctx.req.headers.get("origin");
  const own = ctx.state.parts.config.publicOrigin ?? ctx.url.origin;
  if (origin !== null && origin !== own) {
    throw new AppError("forbidden_origin", `Socket from "${origin}", not "${own}"`);
  }
}
