/** Lets the query monitor see which route repeats a statement within one request. */
import type { Middleware } from "fresh";
import { withQueryScope } from "../db/mod.server.ts";

/** Named by method and route pattern; what goes on after the response has begun is not counted. */
export function queryScope<T>(): Middleware<T> {
  return (ctx) => withQueryScope(`${ctx.req.method} ${ctx.route ?? "none"}`, () => ctx.next());
}
