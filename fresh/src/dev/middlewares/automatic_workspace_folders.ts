import type { Middleware } from "../../middlewares/mod.ts";
import { digest } from "../digest.ts";

const WORKSPACE_URL = "/.well-known/appspecific/com.chrome.devtools.json";

/** Tells Chromium's DevTools where the sources are, so that edits made there can be saved. */
export function automaticWorkspaceFolders<State>(root: string): Middleware<State> {
  const uuid = uuidOf(root);
  return (ctx) =>
    ctx.url.pathname === WORKSPACE_URL
      ? Response.json({ workspace: { root, uuid } }, { headers: { ETag: `"${uuid}"` } })
      : ctx.next();
}

/** The same identifier for the same text (RFC 9562, version 8), so that DevTools asks but once. */
function uuidOf(text: string): string {
  const hex = digest(text);
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`]
    .concat(hex.slice(20, 32)).join("-");
}
