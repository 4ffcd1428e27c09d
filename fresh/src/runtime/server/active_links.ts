import { DATA_ANCESTOR, DATA_CURRENT } from "../shared_internal.ts";

export type LinkMatch = "current" | "ancestor" | null;

/** How a link's address relates to the page's path. */
export function matchLink(href: string, pathname: string): LinkMatch {
  if (!href.startsWith("/") || href.startsWith("//")) return null;
  const end = href.search(/[?#]/);
  const target = trimSlash(end === -1 ? href : href.slice(0, end));
  const current = trimSlash(pathname);
  if (target === current) return "current";
  return target === "/" || current.startsWith(`${target}/`) ? "ancestor" : null;
}

function trimSlash(path: string): string {
  return path !== "/" && path.endsWith("/") ? path.slice(0, -1) : path;
}

/** Attributes that mark a link to this page or to one above it. */
export const LINK_ATTRIBUTES = {
  current: { [DATA_CURRENT]: "true", "aria-current": "page" },
  ancestor: { [DATA_ANCESTOR]: "true", "aria-current": "true" },
} as const;
