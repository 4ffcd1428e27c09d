/** Refuses request bodies that are larger than what their address takes, before a byte is read. */
import type { Middleware } from "fresh";
import { AppError } from "../errors.ts";
import { MAX_BATCH_BYTES } from "../speech/mod.ts";

const MAX_FORM_BYTES = 131_072;
const MAX_UPLOAD_BYTES = MAX_BATCH_BYTES * 4;
const READS = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Writes must say their Content-Length (RFC 9110, 8.6); the HTTP server holds the body to it.
 *
 * @throws AppError "bad_request" without a length, "too_large" above the limit
 */
export function bodyLimit<T>(): Middleware<T> {
  return (ctx) => {
    if (!READS.has(ctx.req.method)) checkLength(ctx.req, limitFor(ctx.url.pathname));
    return ctx.next();
  };
}

function checkLength(req: Request, limit: number): void {
  const length = req.headers.get("content-length");
  if (length === null && req.body === null) return;
  if (length === null) throw new AppError("bad_request", "A write needs a Content-Length header");
  if (Number(length) > limit) throw new AppError("too_large", `Body of "${length}" bytes`);
}

function limitFor(pathname: string): number {
  return pathname.endsWith("/packets") ? MAX_UPLOAD_BYTES : MAX_FORM_BYTES;
}
