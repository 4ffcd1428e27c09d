/** A recording over HTTP, whole or in ranges. */
import type { AudioFile } from "../speech/mod.server.ts";
import { type ByteRange, parseRange } from "./range.ts";

/** Answers GET and HEAD with `file`; only its owner may keep it, and no cache in between. */
export function audioResponse(req: Request, file: AudioFile): Response {
  const headers = new Headers({
    "content-type": file.type,
    "accept-ranges": "bytes",
    "cache-control": "private, max-age=60",
  });
  const range = parseRange(req.headers.get("range"), file.length);
  if (range === "unsatisfiable") {
    headers.set("content-range", `bytes */${file.length}`);
    return new Response(null, { status: 416, headers });
  }
  const { start, end } = range ?? { start: 0, end: file.length };
  headers.set("content-length", String(end - start));
  if (range) headers.set("content-range", `bytes ${start}-${end - 1}/${file.length}`);
  return new Response(bodyOf(req, file, { start, end }), { status: range ? 206 : 200, headers });
}

function bodyOf(req: Request, file: AudioFile, { start, end }: ByteRange): ReadableStream | null {
  return req.method === "HEAD" ? null : ReadableStream.from(file.slice(start, end));
}
