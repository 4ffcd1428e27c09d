/** The list of what happens to every request, in order; file routes come last. */
import { App, csp, csrf, staticFiles } from "fresh";
import { ErrorPage } from "./components/ErrorPage.tsx";
import { bodyLimit } from "./lib/http/body_limit.server.ts";
import { compress } from "./lib/http/compress.server.ts";
import { errorBoundary } from "./lib/http/error_boundary.server.ts";
import { identify } from "./lib/http/identify.server.ts";
import { limitWrites } from "./lib/http/limit_writes.server.ts";
import type { Parts } from "./lib/http/parts.server.ts";
import { queryScope } from "./lib/http/query_scope.server.ts";
import { requestLog } from "./lib/http/request_log.server.ts";
import { securityHeaders } from "./lib/http/security_headers.server.ts";
import type { State } from "./lib/http/state.ts";
import { styles } from "./lib/style/mod.server.ts";

/** 'unsafe-inline' is where csp() puts the page's nonce; without a page there is nothing inline. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "media-src 'self' blob:",
  "frame-src 'self'",
  "frame-ancestors 'self'",
  "manifest-src 'self'",
];

export function createApp(parts: Parts): App<State> {
  const origin = parts.config.publicOrigin;
  return new App<State>({ trustProxy: parts.config.trustProxy })
    .use((ctx) => {
      ctx.state.parts = parts;
      return ctx.next();
    })
    .use(requestLog())
    .use(securityHeaders())
    .use(compress())
    .use(styles())
    .use(csp({ useNonce: true, csp: POLICY }))
    .use(errorBoundary((ctx, told) => ctx.render(<ErrorPage {...told} />, { status: told.status })))
    .use(staticFiles())
    .use(csrf(origin ? { origin } : {}))
    .use(bodyLimit())
    .use(queryScope())
    .use(identify())
    .use(limitWrites())
    .fsRoutes();
}
