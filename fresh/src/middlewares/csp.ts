import { NONCE_SYMBOL } from "../nonce.ts";
import type { Middleware } from "./mod.ts";

export { NONCE_SYMBOL } from "../nonce.ts";

export interface CSPOptions {
  /** Report violations instead of blocking them. */
  reportOnly?: boolean;
  /** Address that violations are sent to. */
  reportTo?: string;
  /** Directives such as `"img-src 'self' https:"`; each replaces the default of its name. */
  csp?: string[];
  /** Allow the inline scripts and styles of this very response only, instead of all of them. */
  useNonce?: boolean;
}

const DEFAULTS = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' data:",
  "media-src 'self' data: blob:",
  "worker-src 'self' blob:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "upgrade-insecure-requests",
];

const NONCE_DIRECTIVES: readonly string[] = ["default-src", "script-src", "style-src"];

/** Sets a Content-Security-Policy on every response (CSP level 3). */
export function csp<State>(options: CSPOptions = {}): Middleware<State> {
  const { reportOnly = false, reportTo, useNonce = false } = options;
  const directives = policy(options);
  const fixed = directives.join("; ");
  const aroundNonce = splitAtNonce(directives);
  const header = `Content-Security-Policy${reportOnly ? "-Report-Only" : ""}`;
  return async (ctx) => {
    const res = await ctx.next();
    const nonce = useNonce ? nonceOf(res) : undefined;
    res.headers.set(header, nonce === undefined ? fixed : aroundNonce.join(nonce));
    if (reportTo) res.headers.set("Reporting-Endpoints", `csp-endpoint="${reportTo}"`);
    return res;
  };
}

function policy({ csp = [], reportTo }: CSPOptions): string[] {
  const given = new Map(csp.map((directive) => [nameOf(directive), directive]));
  const defaults = DEFAULTS.filter((directive) => !given.has(nameOf(directive)));
  const reporting = reportTo ? ["report-to csp-endpoint", `report-uri ${reportTo}`] : [];
  return [...defaults, ...given.values(), ...reporting];
}

function nameOf(directive: string): string {
  return directive.trim().split(/\s/, 1)[0]!.toLowerCase();
}

function nonceOf(res: Response & { [NONCE_SYMBOL]?: string }): string | undefined {
  return res[NONCE_SYMBOL];
}

/** The policy in pieces that a nonce joins. */
function splitAtNonce(directives: string[]): string[] {
  return directives
    .map((directive) =>
      NONCE_DIRECTIVES.includes(nameOf(directive))
        ? directive.replace("'unsafe-inline'", "'nonce-\n'")
        : directive
    )
    .join("; ")
    .split("\n");
}
