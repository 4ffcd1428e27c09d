import assert from "node:assert/strict";
import { App } from "../app.ts";
import { FakeServer } from "../test_utils.ts";
import { csp, type CSPOptions, NONCE_SYMBOL } from "./csp.ts";

async function serve(options: CSPOptions, path = "/"): Promise<Response> {
  const app = new App()
    .use(csp(options))
    .get("/api", () => new Response("ok"))
    .get("/", (ctx) =>
      ctx.render(
        <html>
          <head>
            <style>body {"{}"}</style>
            <script nonce="own">1</script>
          </head>
          <body>
            <script dangerouslySetInnerHTML={{ __html: "2" }} />
          </body>
        </html>,
      ));
  return await new FakeServer(app.handler()).get(path);
}

const policy = (res: Response) => res.headers.get("Content-Security-Policy")!.split("; ");

Deno.test("csp() sets a default policy", async () => {
  const directives = policy(await serve({}));
  assert.ok(directives.includes("default-src 'self'"));
  assert.ok(directives.includes("script-src 'self' 'unsafe-inline'"));
  assert.ok(directives.includes("upgrade-insecure-requests"));
});

Deno.test("csp() lets a directive replace the default of its name", async () => {
  const directives = policy(await serve({ csp: ["img-src https:", "frame-src 'none'"] }));
  assert.deepEqual(
    directives.filter((directive) => /^(?:img|frame)-src/.test(directive)),
    ["img-src https:", "frame-src 'none'"],
  );
});

Deno.test("csp() puts the directives it is given last, in their order", async () => {
  const directives = policy(await serve({ csp: ["font-src https:", "style-src 'self'"] }));
  assert.deepEqual(directives.slice(-2), ["font-src https:", "style-src 'self'"]);
});

Deno.test("csp() reports, and only reports when asked", async () => {
  const res = await serve({ reportOnly: true, reportTo: "/reports" });
  assert.equal(res.headers.get("Content-Security-Policy"), null);
  const reported = res.headers.get("Content-Security-Policy-Report-Only")!;
  assert.match(reported, /report-to csp-endpoint; report-uri \/reports$/);
  assert.equal(res.headers.get("Reporting-Endpoints"), 'csp-endpoint="/reports"');
});

Deno.test("csp() with useNonce allows the inline elements of this response only", async () => {
  const res = await serve({ useNonce: true });
  const [nonce, ...others] = new Set(
    policy(res).flatMap((directive) => /'nonce-([0-9a-f]+)'/.exec(directive)?.[1] ?? []),
  );
  assert.equal(others.length, 0);
  assert.ok(!policy(res).some((directive) => directive.includes("unsafe-inline")));
  const html = await res.text();
  assert.match(html, new RegExp(`<style nonce="${nonce}">`));
  assert.match(html, new RegExp(`<script nonce="${nonce}">2`));
  assert.match(html, /<script nonce="own">1/);
});

Deno.test("csp() with useNonce makes a nonce for each response", async () => {
  const [first, second] = [await serve({ useNonce: true }), await serve({ useNonce: true })];
  assert.notDeepEqual(policy(first), policy(second));
});

Deno.test("csp() with useNonce leaves the policy as it is when nothing was rendered", async () => {
  const directives = policy(await serve({ useNonce: true }, "/api"));
  assert.ok(directives.includes("script-src 'self' 'unsafe-inline'"));
});

Deno.test("a rendered response carries its nonce where no client sees it", async () => {
  const res = await new FakeServer(new App().get("/", (ctx) => ctx.render(null)).handler()).get(
    "/",
  );
  assert.match((res as Response & { [NONCE_SYMBOL]?: string })[NONCE_SYMBOL]!, /^[0-9a-f]{32}$/);
  assert.doesNotMatch(JSON.stringify([...res.headers]), /nonce/i);
});
