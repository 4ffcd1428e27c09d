import type { StaticFile } from "../build_cache.ts";
import { BUILD_ID } from "../build_id.ts";
import { ASSET_CACHE_BUST_KEY } from "../constants.ts";
import { type Context, getBuildCache } from "../context.ts";
import { mergePath } from "../router.ts";
import type { Middleware } from "./mod.ts";

const IMMUTABLE = "public, max-age=31536000, immutable";
const UNCACHED = "no-cache, no-store, max-age=0, must-revalidate";

/** Serves the build's files; addresses locked to a file's content are cached for a year. */
export function staticFiles<State>(): Middleware<State> {
  return async (ctx) => {
    const pathname = filePath(ctx);
    if (pathname === null || pathname === "/") return await ctx.next();

    const file = await getBuildCache(ctx).readFile(pathname, { accept: acceptedCodings(ctx.req) });
    if (file !== null) return answer(ctx, file);
    // Browsers ask for it unasked; spare the app an error page.
    if (pathname === "/favicon.ico") return new Response(null, { status: 404 });
    return await ctx.next();
  };
}

/** The decoded path below the base path; null when it lies elsewhere or cannot be decoded. */
function filePath<State>({ url, config }: Context<State>): string | null {
  const base = mergePath(config.basePath, "", true);
  if (url.pathname !== base && !url.pathname.startsWith(`${base}/`)) return null;
  try {
    return decodeURIComponent(url.pathname.slice(base.length)) || "/";
  } catch {
    return null;
  }
}

const BROTLI: ReadonlySet<"br"> = new Set(["br"]);
const IDENTITY: ReadonlySet<"br"> = new Set();

function acceptedCodings({ headers }: Request): ReadonlySet<"br"> {
  const accepted = headers.get("Accept-Encoding") ?? "";
  return /(?:^|,)\s*br\s*(?:,|$|;(?!\s*q=0(?:\.0*)?\s*(?:,|$)))/i.test(accepted)
    ? BROTLI
    : IDENTITY;
}

function answer<State>(ctx: Context<State>, file: StaticFile): Response {
  const { req, url } = ctx;
  if (req.method !== "GET" && req.method !== "HEAD") {
    file.close();
    return new Response("Method Not Allowed", { status: 405, headers: { Allow: "GET, HEAD" } });
  }
  const key = url.searchParams.get(ASSET_CACHE_BUST_KEY);
  const current = key === BUILD_ID || (key !== null && key === file.hash);
  if (key !== null && !current) {
    file.close();
    return withoutKey(url);
  }

  const cached = ctx.config.mode !== "development" && (current || file.immutable === true);
  const headers = fileHeaders(file, cached);
  if (isKnown(req, file)) {
    file.close();
    return new Response(null, { status: 304, headers });
  }
  headers.set("Content-Length", String(file.size));
  if (file.encoding !== undefined) headers.set("Content-Encoding", file.encoding);
  if (req.method === "HEAD") {
    file.close();
    return new Response(null, { headers });
  }
  return new Response(file.readable as BodyInit, { headers });
}

/** An address locked to former content leads to the present content, uncached. */
function withoutKey(url: URL): Response {
  const search = new URLSearchParams(url.search);
  search.delete(ASSET_CACHE_BUST_KEY);
  const location = url.pathname + (search.size > 0 ? `?${search}` : "");
  return new Response(null, { status: 307, headers: { location } });
}

function fileHeaders(file: StaticFile, cached: boolean): Headers {
  const headers = new Headers({
    "Content-Type": file.contentType,
    "Cache-Control": cached ? IMMUTABLE : UNCACHED,
  });
  if (file.varies) headers.set("Vary", "Accept-Encoding");
  if (file.hash !== null) headers.set("ETag", `W/"${file.hash}"`);
  return headers;
}

function isKnown({ headers }: Request, { hash }: StaticFile): boolean {
  const known = headers.get("If-None-Match");
  return hash !== null && known !== null &&
    known.split(",").some((tag) => tag.trim().replace(/^(?:W\/)?"(.*)"$/, "$1") === hash);
}
