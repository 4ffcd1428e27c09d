/** Bounds how much one candidate, or one address, may write. */
import type { Context, Middleware } from "fresh";
import { AppError } from "../errors.ts";
import type { RateLimit } from "../store/mod.ts";
import type { State } from "./state.ts";

const READS = new Set(["GET", "HEAD", "OPTIONS"]);

/** @throws AppError "too_many_requests" */
export function limitWrites(): Middleware<State> {
  return async (ctx) => {
    if (!READS.has(ctx.req.method)) await takeWrite(ctx);
    return await ctx.next();
  };
}

/** Counts one write of this request's sender; sockets, which begin as a GET, call it themselves. */
export const takeWrite = (ctx: Context<State>): Promise<void> =>
  take(ctx.state.parts.writes, senderOf(ctx));

/**
 * Counts what a newcomer may have models do: by address, since whoever comes without a cookie is a new candidate with
 * a budget of their own.
 */
export const takePaid = (ctx: Context<State>): Promise<void> =>
  take(ctx.state.parts.paid, `paid:${placeOf(ctx)}`);

async function take(limit: RateLimit, sender: string): Promise<void> {
  const taken = await limit.take(sender);
  if (taken.ok) return;
  const { retryAfterS } = taken;
  throw new AppError("too_many_requests", `Try again in ${retryAfterS} s`, { retryAfterS });
}

function senderOf(ctx: Context<State>): string {
  return ctx.state.candidateId ?? placeOf(ctx);
}

function placeOf(ctx: Context<State>): string {
  return (ctx.state.parts.config.trustProxy && forwardedFor(ctx.req)) || addressOf(ctx);
}

/** The last entry is the trusted proxy's own; those before it are whatever the sender wrote. */
function forwardedFor({ headers }: Request): string | undefined {
  return headers.get("x-forwarded-for")?.split(",").at(-1)?.trim();
}

function addressOf(ctx: Context<State>): string {
  const address = ctx.info.remoteAddr;
  return "hostname" in address ? address.hostname : "local";
}
