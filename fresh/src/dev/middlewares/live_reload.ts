import { ALIVE_URL, RELOAD_SCRIPT_URL } from "../../constants.ts";
import type { Middleware } from "../../middlewares/mod.ts";

/** Reloads the page once the event stream comes back from another process. */
const RELOAD_SCRIPT = `let known;
new EventSource(new URL("alive", import.meta.url)).onmessage = ({ data }) => {
  if (known !== undefined && known !== data) location.reload();
  known = data;
};`;

/** Adds a script to every page that reloads it when the development server has restarted. */
export function liveReload<State>(): Middleware<State> {
  const revision = crypto.randomUUID();
  return async (ctx) => {
    const { basePath } = ctx.config;
    const { pathname } = ctx.url;
    if (pathname === basePath + ALIVE_URL) return aliveStream(revision);
    if (pathname === basePath + RELOAD_SCRIPT_URL) {
      return new Response(RELOAD_SCRIPT, { headers: { "content-type": "text/javascript" } });
    }
    return withReloadScript(await ctx.next(), basePath + RELOAD_SCRIPT_URL);
  };
}

function aliveStream(revision: string): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream({
    start: (controller) => controller.enqueue(encoder.encode(`retry: 300\ndata: ${revision}\n\n`)),
  });
  return new Response(body, {
    headers: { "content-type": "text/event-stream", "cache-control": "no-store" },
  });
}

async function withReloadScript(response: Response, src: string): Promise<Response> {
  if (!response.headers.get("content-type")?.startsWith("text/html")) return response;
  const html = await response.text();
  const headers = new Headers(response.headers);
  headers.delete("content-length");
  const { status, statusText } = response;
  return new Response(`${html}<script type="module" src="${src}"></script>`, {
    headers,
    status,
    statusText,
  });
}
