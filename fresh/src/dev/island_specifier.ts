import { isAbsolute, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { pathToExportName } from "../utils.ts";

const PACKAGE = /^(?:npm:|jsr:)?\/?(?:@([^/]+)\/)?([^/@]+)(?:@[^/]+)?(?:\/(.+))?$/;

/** Names an island module after its file, host or package. */
export function specToName(specifier: string): string {
  if (/^(?:https?|file):/.test(specifier)) {
    const { pathname, hostname } = new URL(specifier);
    return pathToExportName(pathname === "/" ? hostname : pathname);
  }
  const [, scope, name, sub] = isAbsolute(specifier) ? [] : PACKAGE.exec(specifier) ?? [];
  if (sub !== undefined || name === undefined) return pathToExportName(sub ?? specifier);
  return pathToExportName(scope === undefined ? name : `${scope}_${name}`);
}

/** Where the module of a registered or found island is: a path, or a package's specifier. */
export function islandPath(specifier: string, root: string): string {
  if (specifier.startsWith("file://")) return fileURLToPath(specifier);
  return specifier.startsWith(".") ? resolve(root, specifier) : specifier;
}
