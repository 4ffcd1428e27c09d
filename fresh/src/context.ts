import { isValidElement, type VNode } from "preact";
import type { BuildCache } from "./build_cache.ts";
import type { ResolvedFreshConfig } from "./config.ts";
import { PARTIAL_SEARCH_PARAM } from "./constants.ts";
import { NONCE_SYMBOL } from "./nonce.ts";
import { redirectLocation } from "./redirect.ts";
import { renderRouteComponent, type RouteComponent } from "./render.ts";
import { type Outlet, renderDocument } from "./runtime/server/document.ts";
import { type Streamable, streamBody } from "./stream_body.ts";
import type { LayoutConfig } from "./types.ts";
import {
  isWebSocketHandlers,
  listen,
  upgradeRequest,
  type WebSocketHandlers,
  type WebSocketUpgradeOptions,
} from "./websocket.ts";

export type { Island, ServerIslandRegistry } from "./build_cache.ts";
export type { WebSocketHandlers, WebSocketUpgradeOptions } from "./websocket.ts";

/** The components around a page, collected along the matched segments. */
export interface UiTree<State> {
  app: RouteComponent<State> | null;
  layouts: RouteComponent<State>[];
  /** Stylesheets of the matched route. */
  css: string[];
}

export let getBuildCache: <State>(ctx: Context<State>) => BuildCache<State>;
export let getInternals: <State>(ctx: Context<State>) => UiTree<State>;

export type FreshContext<State = unknown> = Context<State>;

/** One request on its way through middlewares and handlers. */
export class Context<State> {
  /** The address asked for, with repeated slashes collapsed. */
  readonly url: URL;
  req: Request;
  readonly info: Deno.ServeHandlerInfo;
  /** The matched pattern, such as `/blog/:slug`; null when nothing matched. */
  readonly route: string | null;
  readonly params: Record<string, string>;
  readonly config: ResolvedFreshConfig;
  /** One object that the whole chain shares. */
  readonly state: State = {} as State;
  /** What was thrown, for error pages and for middlewares that catch. */
  error: unknown = null;
  readonly isPartial: boolean;
  /** Runs the rest of the chain. */
  next: () => Promise<Response>;

  #buildCache: BuildCache<State>;
  #ui: UiTree<State> = { app: null, layouts: [], css: [] };

  static {
    getBuildCache = (ctx) => ctx.#buildCache;
    getInternals = (ctx) => ctx.#ui;
  }

  /** Made by the app; positional as upstream's, whose test helpers call it. */
  constructor(
    req: Request,
    url: URL,
    info: Deno.ServeHandlerInfo,
    route: string | null,
    params: Record<string, string>,
    config: ResolvedFreshConfig,
    next: () => Promise<Response>,
    buildCache: BuildCache<State>,
  ) {
    this.req = req;
    this.url = url;
    this.info = info;
    this.route = route;
    this.params = params;
    this.config = config;
    this.next = next;
    this.isPartial = url.search !== "" && url.searchParams.has(PARTIAL_SEARCH_PARAM);
    this.#buildCache = buildCache;
  }

  /** Leading slashes are collapsed, so a path can never lead to another host. */
  redirect(pathOrUrl: string, status = 302): Response {
    const location = redirectLocation(pathOrUrl, this.isPartial ? PARTIAL_SEARCH_PARAM : null);
    return new Response(null, { status, headers: { location } });
  }

  text(content: string, init?: ResponseInit): Response {
    return new Response(content, init);
  }

  html(content: string, init?: ResponseInit): Response {
    return new Response(content, { ...init, headers: htmlHeaders(init) });
  }

  json(content: unknown, init?: ResponseInit): Response {
    return Response.json(content, init);
  }

  /** Sends what an iterable, or a generator function, yields as it comes. */
  stream<Chunk extends string | Uint8Array>(
    chunks: Streamable<Chunk> | (() => Streamable<Chunk>),
    init?: ResponseInit,
  ): Response {
    return new Response(streamBody(typeof chunks === "function" ? chunks() : chunks), init);
  }

  /** With handlers answers at once; without, hands out the socket and the response to return. */
  upgrade(options?: WebSocketUpgradeOptions): { socket: WebSocket; response: Response };
  upgrade(handlers: WebSocketHandlers, options?: WebSocketUpgradeOptions): Response;
  upgrade(
    first?: WebSocketHandlers | WebSocketUpgradeOptions,
    options?: WebSocketUpgradeOptions,
  ): { socket: WebSocket; response: Response } | Response {
    if (!isWebSocketHandlers(first)) return upgradeRequest(this.req, first);
    const { socket, response } = upgradeRequest(this.req, options);
    listen(socket, first);
    return response;
  }

  /** Renders a page inside its layouts and the app wrapper to a complete document. */
  async render(
    vnode: VNode | null,
    init: ResponseInit = {},
    config: LayoutConfig = {},
  ): Promise<Response> {
    assertRenderable(vnode, arguments.length);
    const layouts = config.skipInheritedLayouts ? [] : this.#ui.layouts;
    let page = vnode;
    for (const layout of layouts.toReversed()) {
      const child = page;
      const result = await renderRouteComponent(layout, this, { child: () => child });
      if (result instanceof Response) return result;
      page = result;
    }

    const outlet: Outlet = { content: null };
    const app = config.skipAppWrapper ? null : this.#ui.app;
    const wrapper = app === null
      ? null
      : await renderRouteComponent(app, this, { child: () => outlet.content });
    if (wrapper instanceof Response) return wrapper;

    const headers = htmlHeaders(init);
    const { html, nonce, link } = renderDocument({ page, wrapper, outlet }, {
      buildCache: this.#buildCache,
      basePath: this.config.basePath,
      pathname: this.url.pathname,
      css: this.#ui.css,
    });
    if (link !== "") headers.append("Link", link);
    const response = new Response(html, { ...init, headers });
    return Object.assign(response, { [NONCE_SYMBOL]: nonce });
  }
}

function htmlHeaders(init?: ResponseInit): Headers {
  const headers = new Headers(init?.headers);
  headers.set("Content-Type", "text/html; charset=utf-8");
  return headers;
}

function assertRenderable(vnode: unknown, argumentCount: number): void {
  if (argumentCount === 0) throw new TypeError("Pass a JSX element or null to ctx.render()");
  if (vnode !== null && !isValidElement(vnode)) {
    throw new TypeError(`Pass a JSX element or null to ctx.render(), not a "${typeof vnode}"`);
  }
}
