import { ASSET_CACHE_BUST_KEY } from "../constants.ts";

export const DATA_CURRENT = "data-current";
export const DATA_ANCESTOR = "data-ancestor";
/** Element that holds the serialized props of a page's islands. */
export const STATE_ELEMENT_ID = "__FRSH_STATE";

/** How an island tells a prop that the server rendered apart from one that it serialized. */
export interface SlotRef {
  name: string;
  id: number;
}

/** Adds the cache key to a path of this origin; any other address is returned as it is. */
export function lockAsset(path: string, key: string, basePath = ""): string {
  if (!path.startsWith("/") || path.startsWith("//")) return path;
  const [, pathname, search = "", hash = ""] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(path)!;
  if (search.includes(`${ASSET_CACHE_BUST_KEY}=`)) return path;
  const query = search.length > 1 ? `${search}&` : "?";
  return applyBasePath(`${pathname}${query}${ASSET_CACHE_BUST_KEY}=${key}${hash}`, basePath);
}

/** Puts the base path in front of a path of this origin. */
export function applyBasePath(path: string, basePath = ""): string {
  if (basePath === "" || basePath === "/" || !path.startsWith("/") || path.startsWith("//")) {
    return path;
  }
  return basePath === "./" ? `./${path.slice(1)}` : basePath + path;
}
