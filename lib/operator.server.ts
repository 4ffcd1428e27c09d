/** Who may see the operator's pages: whoever knows the key, for a day's work. */
import { timingSafeEqual } from "node:crypto";
import { parseSigned, serializeSigned } from "hono/utils/cookie";

export interface Operator {
  /** Whether this is the key; in constant time. */
  isKey(text: string): Promise<boolean>;
  /** Whether this request comes from a browser that gave the key. */
  isSignedIn(request: Request): Promise<boolean>;
  /** The Set-Cookie header that signs a browser in for twelve hours. `secure` = sent over HTTPS only. */
  signIn(options: { readonly secure: boolean }): Promise<string>;
  /** The Set-Cookie header that signs it out. */
  signOut(options: { readonly secure: boolean }): Promise<string>;
}

const COOKIE = "operator";
const PATH = "/operations";
const SESSION_S = 12 * 60 * 60;

/** The cookie is signed with secret and key together (HMAC-SHA-256): with a new key, everybody signs in anew. */
export function createOperator(secret: Uint8Array<ArrayBuffer>, key: string): Operator {
  const signing = new Uint8Array([...secret, ...new TextEncoder().encode(key)]);
  const cookie = (until: number, { secure, maxAge }: { secure: boolean; maxAge: number }) =>
    serializeSigned(COOKIE, String(until), signing, {
      httpOnly: true,
      maxAge,
      path: PATH,
      sameSite: "Strict",
      secure,
    });
  return {
    async isKey(text) {
      const [given, known] = await Promise.all([digest(text), digest(key)]);
      return timingSafeEqual(given, known);
    },
    async isSignedIn(request) {
      const cookies = await parseSigned(request.headers.get("cookie") ?? "", signing, COOKIE);
      return Number(cookies[COOKIE] || 0) > Date.now();
    },
    signIn: ({ secure }) => cookie(Date.now() + SESSION_S * 1000, { secure, maxAge: SESSION_S }),
    signOut: ({ secure }) => cookie(0, { secure, maxAge: 0 }),
  };
}

/** Texts of any length become equally long. */
const digest = async (text: string): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
