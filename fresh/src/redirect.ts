/**
 * Writes a redirect's target so that a path stays on this host: `//evil.com` becomes `/evil.com`.
 * A given `keepParam` is added to the query.
 */
export function redirectLocation(pathOrUrl: string, keepParam: string | null): string {
  // Browsers ignore these characters wherever they stand, and read a backslash as a slash.
  const target = pathOrUrl.trim().replace(/[\t\n\r]/g, "");
  const location = /^[/\\]/.test(target) ? collapseSlashes(target) : target;
  return keepParam === null ? location : withParam(location, keepParam);
}

function collapseSlashes(path: string): string {
  const end = path.search(/[?#]/);
  const pathname = end === -1 ? path : path.slice(0, end);
  return pathname.replace(/[/\\]+/g, "/") + path.slice(pathname.length);
}

function withParam(location: string, name: string): string {
  const hashAt = location.indexOf("#");
  const base = hashAt === -1 ? location : location.slice(0, hashAt);
  const separator = base.includes("?") ? "&" : "?";
  return `${base}${separator}${name}=true${location.slice(base.length)}`;
}
