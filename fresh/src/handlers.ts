import type { Context } from "./context.ts";
import type { Method } from "./router.ts";

/** Asks for the route's component to be rendered with `data`. */
export interface PageResponse<T> {
  data: T;
  headers?: HeadersInit;
  status?: number;
}

export interface PageOptions {
  headers?: HeadersInit;
  status?: number;
}

/** Returned by a handler to render the route's component with `props.data`. */
export function page<T>(data: T, options?: PageOptions): PageResponse<T>;
export function page(): PageResponse<undefined>;
export function page<T>(data?: T, options?: PageOptions): PageResponse<T | undefined> {
  return { data, headers: options?.headers, status: options?.status };
}

export interface HandlerFn<Data, State> {
  (ctx: Context<State>): Response | PageResponse<Data> | Promise<Response | PageResponse<Data>>;
}

export type HandlerByMethod<Data, State> = { [M in Method]?: HandlerFn<Data, State> };

/** One function for every method, or one per method. */
export type RouteHandler<Data, State> = HandlerFn<Data, State> | HandlerByMethod<Data, State>;

/** The data that a handler hands to its page. */
export type RouteData<Handler extends RouteHandler<unknown, unknown>> = Handler extends
  RouteHandler<infer Data, unknown> ? Data : never;

export function isHandlerByMethod<Data, State>(
  handler: RouteHandler<Data, State> | unknown[] | null,
): handler is HandlerByMethod<Data, State> {
  return handler !== null && typeof handler === "object" && !Array.isArray(handler);
}
