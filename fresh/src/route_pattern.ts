/** A pathname that URLPattern must interpret, rather than one to compare literally. */
export const IS_PATTERN = /[*:{}+?()]/;

/** Turns a route file's path without extension, `blog/[slug]`, into a URLPattern pathname. */
export function pathToPattern(path: string, options?: { keepGroups: boolean }): string {
  const parts = path.split("/");
  if (parts.at(-1) === "index") parts.pop();

  let route = "";
  let onlyOptional = true;
  for (const part of parts) {
    if (!options?.keepGroups && isGroup(part)) continue;
    if (part.startsWith("[...") && part.endsWith("]")) {
      route += `/:${part.slice(4, -1)}*`;
      continue;
    }
    const optional = part.startsWith("[[");
    route += optional ? optionalParam(part, path) : `/${segmentPattern(part, path)}`;
    onlyOptional &&= optional;
  }

  if (route === "") return "/";
  // With nothing fixed around it, the leading slash must stay when the parameter is absent.
  return onlyOptional && route.startsWith("{/") ? route.replace("{/", "/{") : route;
}

function isGroup(part: string): boolean {
  return part.startsWith("(") && part.endsWith(")");
}

function optionalParam(part: string, path: string): string {
  const name = /^\[\[([^[\]]+)\]\]$/.exec(part)?.[1];
  if (name === undefined) throw invalid(path, "An optional parameter needs to be a full segment");
  return `{/:${name}}?`;
}

function segmentPattern(part: string, path: string): string {
  if (part.includes("][")) {
    throw invalid(path, "A parameter cannot follow another without a character in between");
  }
  if (part.includes("[[")) throw invalid(path, "An optional parameter needs to be a full segment");
  const pattern = part.replace(/\[([^[\]]+)\]/g, ":$1");
  if (/[[\]]/.test(pattern)) throw invalid(path, "Brackets must come in pairs");
  return pattern;
}

function invalid(path: string, reason: string): SyntaxError {
  return new SyntaxError(`Invalid route pattern: "${path}". ${reason}`);
}

/**
 * Lists the segments whose middleware, layout and error page apply to a pattern, the root first.
 * The last segment names the route itself and counts only on request.
 */
export function patternToSegments(path: string, root: string, includeLast = false): string[] {
  if (path === "/" || path === "*" || path === "/*") return [root];
  // An optional group may be absent, so it cannot own anything.
  const segments = path.replace(/\{[^}]*\}\??/g, "").split("/");
  const last = segments.pop();
  if (segments[0] === "") segments.shift();
  if (includeLast && last) segments.push(last);
  return [root, ...segments];
}

/** Puts `path` below `basePath`; when mounting, a wildcard stands for the base itself. */
export function mergePath(basePath: string, path: string, isMounting: boolean): string {
  let base = basePath.endsWith("*") ? basePath.slice(0, -1) : basePath;
  if (base === "/" || base === "./") base = "";
  if (path === "*") return base + (isMounting ? "" : "/*");
  return path === "/" && base !== "" ? base : base + path;
}

export function toRoutePath(path: string): string {
  return path === "" ? "*" : path;
}
