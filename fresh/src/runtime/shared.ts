import { BUILD_ID } from "../build_id.ts";
import { assetHashes } from "./asset_hashes.ts";
import { lockAsset } from "./shared_internal.ts";

export { Head, type HeadProps } from "./head.ts";

/** Whether this code runs in a browser; guards what only one side can do. */
export const IS_BROWSER: boolean = typeof document !== "undefined";

/**
 * Locks a static file's path to its present content, so that it can be cached for good.
 * Paths of other origins, and relative ones, are returned as they are.
 */
export function asset(path: string, basePath?: string): string {
  const pathname = path.split(/[?#]/, 1)[0]!;
  return lockAsset(path, assetHashes.get(pathname) ?? BUILD_ID, basePath);
}

/** Applies {@linkcode asset} to each address of a `srcset`; one it cannot read is returned as is. */
export function assetSrcSet(srcset: string, basePath?: string): string {
  if (srcset.includes("(")) return srcset;
  const candidates = srcset.split(",");
  if (candidates.some((candidate) => candidate.trim() === "")) return srcset;
  return candidates
    .map((candidate) => candidate.replace(/\S+/, (url) => asset(url, basePath)))
    .join(",");
}
