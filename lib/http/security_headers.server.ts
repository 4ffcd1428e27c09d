/** Headers that every answer of this server carries, beside the content security policy. */
import type { Middleware } from "fresh";

const HEADERS: readonly (readonly [name: string, value: string])[] = [
  ["x-content-type-options", "nosniff"],
  ["referrer-policy", "same-origin"],
  ["cross-origin-opener-policy", "same-origin"],
  ["cross-origin-resource-policy", "same-origin"],
  // Pages are a candidate's own: no cache between may keep them, and the browser's asks before showing one again.
  ["cache-control", "private, no-cache"],
  ["permissions-policy", "microphone=(self), camera=(), geolocation=()"],
];

/** Sets the headers where the route has not set its own. HSTS is sent over HTTPS only (RFC 6797, 7.2). */
export function securityHeaders<T>(): Middleware<T> {
  return async (ctx) => {
    const response = await ctx.next();
    for (const [name, value] of HEADERS) {
      if (!response.headers.has(name)) response.headers.set(name, value);
    }
    if (ctx.url.protocol === "https:") {
      response.headers.set("strict-transport-security", "max-age=31536000");
    } else allowPlainHttp(response.headers);
    return response;
  };
}

/** csp() always asks for HTTPS, which would lock out an operator who serves a home network without it. */
function allowPlainHttp(headers: Headers): void {
  const policy = headers.get("content-security-policy");
  if (!policy) return;
  headers.set("content-security-policy", policy.replace("upgrade-insecure-requests; ", ""));
}
