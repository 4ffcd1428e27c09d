import {
  type AnyComponent,
  type ComponentChildren,
  type FunctionComponent,
  h,
  type RenderableProps,
  type VNode,
} from "preact";
import type { Context } from "./context.ts";

/** What pages, layouts, the app wrapper and error pages receive. */
export interface PageProps<Data = unknown, State = unknown> extends
  Pick<
    Context<State>,
    "config" | "url" | "req" | "params" | "info" | "state" | "isPartial" | "error" | "route"
  > {
  data: Data;
  /** What a layout or the app wrapper puts around; renders nothing in a page. */
  Component: FunctionComponent;
}

/** A component that may wait for data, or answer with a response of its own. */
export type AsyncAnyComponent<Props> = {
  // deno-lint-ignore no-explicit-any -- Preact's own signature, which inference has to match
  (props: RenderableProps<Props>, context?: any): Promise<VNode | Response | null>;
  displayName?: string;
};

export type PageComponent<Data, State> =
  | AnyComponent<PageProps<Data, State>>
  | AsyncAnyComponent<PageProps<Data, State>>;

// deno-lint-ignore no-explicit-any -- each component declares the data it takes
export type RouteComponent<State> = PageComponent<any, State>;

export function isAsyncComponent<Props>(
  component: AnyComponent<Props> | AsyncAnyComponent<Props>,
): component is AsyncAnyComponent<Props> {
  return component.constructor.name === "AsyncFunction";
}

export interface RouteContent {
  data?: unknown;
  child?: () => ComponentChildren;
}

/** Runs an async component, or wraps a synchronous one for the renderer. */
export async function renderRouteComponent<State>(
  component: RouteComponent<State>,
  ctx: Context<State>,
  { data, child = () => null }: RouteContent = {},
): Promise<VNode | Response | null> {
  const props: PageProps<unknown, State> = {
    data,
    Component: child as FunctionComponent,
    config: ctx.config,
    error: ctx.error,
    info: ctx.info,
    isPartial: ctx.isPartial,
    params: ctx.params,
    req: ctx.req,
    route: ctx.route,
    state: ctx.state,
    url: ctx.url,
  };
  if (isAsyncComponent(component)) return await component(props);
  return h(component as FunctionComponent<PageProps<unknown, State>>, props) as VNode;
}
