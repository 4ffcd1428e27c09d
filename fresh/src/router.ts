import { IS_PATTERN } from "./route_pattern.ts";

export {
  IS_PATTERN,
  mergePath,
  pathToPattern,
  patternToSegments,
  toRoutePath,
} from "./route_pattern.ts";

export const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;
export type Method = (typeof METHODS)[number];

export interface RouteResult<T> {
  params: Record<string, string>;
  item: T | null;
  /** False when the path is known but not for this method. */
  methodMatch: boolean;
  /** The pattern as registered; null when no route has this path. */
  pattern: string | null;
}

export interface Router<T> {
  add(method: Method, pathname: string, item: T): void;
  match(method: Method, url: URL): RouteResult<T>;
  getAllowedMethods(pattern: string): string[];
}

interface RouteDef<T> {
  pathname: string;
  byMethod: Map<string, T>;
}

interface DynamicRouteDef<T> extends RouteDef<T> {
  pattern: URLPattern;
  /** What every match starts with: comparing it is far cheaper than asking the pattern. */
  prefix: string;
}

/** Literal paths by one look-up, then patterns in the order they were added. */
export class UrlPatternRouter<T> implements Router<T> {
  #defs = new Map<string, RouteDef<T>>();
  #statics = new Map<string, RouteDef<T>>();
  #dynamics: DynamicRouteDef<T>[] = [];

  getAllowedMethods(pattern: string): string[] {
    return [...this.#defs.get(pattern)?.byMethod.keys() ?? []];
  }

  /** Registers `item`; the first one for a method and path stays. */
  add(method: Method, pathname: string, item: T): void {
    const { byMethod } = this.#defs.get(pathname) ?? this.#define(pathname);
    if (!byMethod.has(method)) byMethod.set(method, item);
  }

  #define(pathname: string): RouteDef<T> {
    const def: RouteDef<T> = { pathname, byMethod: new Map() };
    this.#defs.set(pathname, def);
    if (IS_PATTERN.test(pathname)) {
      const pattern = new URLPattern({ pathname });
      this.#dynamics.push({ ...def, pattern, prefix: literalPrefix(pathname) });
    } else {
      this.#statics.set(pathname, def);
    }
    return def;
  }

  match(method: Method, url: URL): RouteResult<T> {
    const { pathname } = url;
    const known = this.#statics.get(pathname) ?? this.#statics.get(toggleTrailingSlash(pathname));
    if (known !== undefined) return result(known, method);

    for (const def of this.#dynamics) {
      if (!pathname.startsWith(def.prefix)) continue;
      const groups = def.pattern.exec(url)?.pathname.groups;
      if (groups !== undefined) return result(def, method, groups);
    }
    return { params: Object.create(null), item: null, methodMatch: false, pattern: null };
  }
}

type Groups = Record<string, string | undefined>;

function result<T>(def: RouteDef<T>, method: Method, groups: Groups = {}): RouteResult<T> {
  const { byMethod, pathname: pattern } = def;
  const item = byMethod.get(method) ?? (method === "HEAD" ? byMethod.get("GET") : undefined) ??
    null;
  const params = Object.create(null);
  if (item !== null) {
    for (const name in groups) params[name] = decode(groups[name] ?? "");
  }
  return { params, item, methodMatch: item !== null, pattern };
}

/** The slash before a group may be part of it; other characters may be written in two ways. */
function literalPrefix(pattern: string): string {
  return /^(?:\/[\w.~-]+)*(?=\/)/.exec(pattern)?.[0] ?? "";
}

function decode(value: string): string {
  try {
    return decodeURI(value);
  } catch {
    return value; // a lone "%" is the client's business, not a server error
  }
}

function toggleTrailingSlash(pathname: string): string {
  if (pathname === "/") return pathname;
  return pathname.endsWith("/") ? pathname.slice(0, -1) : `${pathname}/`;
}
