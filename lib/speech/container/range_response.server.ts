/** An audio file as an HTTP response, whole or in part (RFC 9110, section 14). */
import type { AudioFile } from "./audio_file.ts";

interface Range {
  readonly start: number;
  /** Not included. */
  readonly end: number;
}

/** 200, 206 or 416. One range is served; a header that asks for several is answered with the whole, as allowed. */
export function rangeResponse(request: Request, file: AudioFile): Response {
  const headers = { "accept-ranges": "bytes", "content-type": file.type };
  const range = parseRange(request.headers.get("range"), file.length);
  if (range === "unsatisfiable") {
    return new Response(null, {
      status: 416,
      headers: { ...headers, "content-range": `bytes */${file.length}` },
    });
  }
  const { start, end } = range ?? { start: 0, end: file.length };
  const body = request.method === "HEAD" ? null : ReadableStream.from(file.slice(start, end));
  return new Response(body, {
    status: range ? 206 : 200,
    headers: {
      ...headers,
      "content-length": String(end - start),
      ...(range && { "content-range": `bytes ${start}-${end - 1}/${file.length}` }),
    },
  });
}

function parseRange(header: string | null, length: number): Range | "unsatisfiable" | null {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header ?? "") ?? [];
  if (first === undefined || last === undefined || first + last === "") return null;
  if (first === "") {
    const start = Math.max(0, length - Number(last));
    return start < length ? { start, end: length } : "unsatisfiable";
  }
  const start = Number(first);
  const end = last === "" ? length : Math.min(length, Number(last) + 1);
  if (last !== "" && Number(last) < start) return null;
  return start < length ? { start, end } : "unsatisfiable";
}
