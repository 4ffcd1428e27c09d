/** Reads who is asking from the signed cookie, and gives new candidates one when they first store something. */
import type { Context, Middleware } from "fresh";
import type { State } from "./state.ts";

export function identify(): Middleware<State> {
  return async (ctx) => {
    ctx.state.candidateId = await ctx.state.parts.identity.read(ctx.req);
    return await ctx.next();
  };
}

/**
 * The candidate of this request and the headers that keep them known; makes one if there is none. `form`: the id of
 * what was sent, by which somebody unknown who sends it twice is one candidate.
 */
export async function knownCandidate(
  ctx: Context<State>,
  { form }: { readonly form?: string } = {},
): Promise<{ id: string; headers: Headers }> {
  const headers = new Headers();
  if (ctx.state.candidateId) return { id: ctx.state.candidateId, headers };
  const id = await ctx.state.parts.interviews.newCandidate(form);
  const secure = ctx.url.protocol === "https:";
  headers.append("set-cookie", await ctx.state.parts.identity.issue(id, { secure }));
  return { id, headers };
}
