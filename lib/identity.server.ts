/** The anonymous identity: a random id in a cookie that only this installation can sign. */
import { parseSigned, serializeSigned } from "hono/utils/cookie";
import { z } from "zod";

export interface Identity {
  /** The candidate's id, or null without a cookie that this secret has signed. */
  read(request: Request): Promise<string | null>;
  /** The Set-Cookie header that makes the browser `id` for a year. `secure` = sent over HTTPS only. */
  issue(id: string, options: { readonly secure: boolean }): Promise<string>;
}

const COOKIE = "candidate";
const YEAR_S = 365 * 24 * 60 * 60;
const uuid = z.uuid();

/** Signs with HMAC-SHA-256 (RFC 2104) and verifies in constant time, both by WebCrypto. */
export function createIdentity(secret: Uint8Array<ArrayBuffer>): Identity {
  return {
    async read(request) {
      const cookies = await parseSigned(request.headers.get("cookie") ?? "", secret, COOKIE);
      const id = uuid.safeParse(cookies[COOKIE]);
      return id.success ? id.data : null;
    },
    issue: (id, { secure }) =>
      serializeSigned(COOKIE, id, secret, {
        httpOnly: true,
        maxAge: YEAR_S,
        path: "/",
        sameSite: "Lax",
        secure,
      }),
  };
}
