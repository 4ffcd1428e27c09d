import { type Context, getInternals, type UiTree } from "../context.ts";

/** Answers a request, or passes it on with `ctx.next()` and may change what comes back. */
export type Middleware<State> = (ctx: Context<State>) => Response | Promise<Response>;

export type MiddlewareFn<State> = Middleware<State>;

/** May return a middleware instead of a response; it takes the place of the one that loaded it. */
export type MaybeLazyMiddleware<State> = (
  ctx: Context<State>,
) => Response | Promise<Response | Middleware<State>>;

/** Joins a chain into one middleware that ends in the `ctx.next` it is called with. */
export function compileMiddlewares<State>(chain: MaybeLazyMiddleware<State>[]): Middleware<State> {
  const fns = [...chain];
  return (ctx) => runMiddlewares(fns, ctx);
}

/** Runs a chain once; what lazy members load takes their place in `chain`. */
export function runMiddlewares<State>(
  chain: MaybeLazyMiddleware<State>[],
  ctx: Context<State>,
): Promise<Response> {
  return runFrom(chain, 0, { ctx, end: ctx.next });
}

interface Run<State> {
  ctx: Context<State>;
  end: () => Promise<Response>;
}

async function runFrom<State>(
  fns: MaybeLazyMiddleware<State>[],
  index: number,
  run: Run<State>,
): Promise<Response> {
  const { ctx, end } = run;
  if (index === fns.length) return await end();
  ctx.next = () => runFrom(fns, index + 1, run);
  try {
    return await call(fns, index, ctx);
  } catch (error) {
    ctx.error = error;
    throw error;
  }
}

async function call<State>(
  fns: MaybeLazyMiddleware<State>[],
  index: number,
  ctx: Context<State>,
): Promise<Response> {
  const result = await fns[index]!(ctx);
  if (typeof result !== "function") return result;
  fns[index] = result;
  return await result(ctx);
}

/** Runs `inner` with other layouts or another app wrapper, and puts the former ones back. */
export async function withUi<State>(
  ctx: Context<State>,
  change: Partial<UiTree<State>>,
  inner: () => Promise<Response>,
): Promise<Response> {
  const ui = getInternals(ctx);
  const before = { ...ui };
  Object.assign(ui, change);
  try {
    return await inner();
  } finally {
    Object.assign(ui, before);
  }
}
