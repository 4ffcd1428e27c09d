import type { RouteHandler } from "./handlers.ts";
import type { RouteComponent } from "./render.ts";
import type { Method } from "./router.ts";

/** What a layout may switch off for everything below it. */
export interface LayoutConfig {
  /** Leave out the layouts of the segments above. */
  skipInheritedLayouts?: boolean;
  /** Leave out the app wrapper (`routes/_app`). */
  skipAppWrapper?: boolean;
}

export interface RouteConfig extends LayoutConfig {
  /** URLPattern pathname that replaces the one derived from the file's place. */
  routeOverride?: string;
  /** Methods that a lazily loaded route answers; all of them unless given. */
  methods?: "ALL" | Method[];
  /** Typed for upstream's sake; nothing reads it there either. Use the `csp()` middleware. */
  csp?: boolean;
}

export interface Route<State> {
  component?: RouteComponent<State>;
  config?: RouteConfig;
  handler?: RouteHandler<unknown, State>;
  /** Stylesheets that only this route needs. */
  css?: string[];
}

export type Lazy<T> = () => Promise<T>;
export type MaybeLazy<T> = T | Lazy<T>;
