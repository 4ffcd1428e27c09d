import type { Middleware } from "fresh";
import { createCssFor } from "./sheet.server.ts";
import { STYLE_SLOT } from "./slot.ts";

const isHtml = (response: Response): boolean =>
  response.headers.get("content-type")?.startsWith("text/html") === true;

/**
 * Puts the rules that a page uses into its `<style>`. The renderer has given that element its nonce
 * already, so this stands outside csp() in the list of middlewares: `app.use(styles()).use(csp(…))`.
 */
export function styles<State>(): Middleware<State> {
  const cssFor = createCssFor();
  return async (ctx) => {
    const response = await ctx.next();
    if (!isHtml(response) || response.body === null) return response;
    const html = await response.text();
    const headers = new Headers(response.headers);
    headers.delete("content-length");
    const styled = html.includes(STYLE_SLOT) ? html.replace(STYLE_SLOT, () => cssFor(html)) : html;
    return new Response(styled, { status: response.status, headers });
  };
}
