import { isAbsolute, join } from "node:path";
import { fileURLToPath } from "node:url";

export type Mode = "development" | "production";

export interface FreshConfig {
  /** Path under which the whole app is served, without a trailing slash: `/docs`. */
  basePath?: string;
  mode?: Mode;
  /** Believe `X-Forwarded-Proto` and `X-Forwarded-Host`; only behind a proxy that sets them. */
  trustProxy?: boolean;
}

export interface ResolvedFreshConfig {
  root: string;
  basePath: string;
  mode: Mode;
  trustProxy?: boolean;
}

/** Resolves a directory setting (a path or a `file:` URL) against the project's root. */
export function parseDirPath(dirPath: string, root: string): string {
  if (dirPath.startsWith("file://")) return fileURLToPath(dirPath);
  return isAbsolute(dirPath) ? dirPath : join(root, dirPath);
}

/** Refuses a base path that requests could never match. */
export function assertBasePath(basePath: string): void {
  if (["", "/", "./"].includes(basePath)) return;
  const reason = !basePath.startsWith("/")
    ? 'Must be empty, "/", "./", or start with "/"'
    : basePath.endsWith("/")
    ? 'Must not end with "/" except for root path'
    : /[^\w/.~-]/.test(basePath)
    ? "Contains invalid characters"
    : null;
  if (reason !== null) throw new Error(`Invalid basePath: "${basePath}". ${reason}`);
}
