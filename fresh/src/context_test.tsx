import assert from "node:assert/strict";
import { App } from "./app.ts";
import { Context } from "./context.ts";
import { asset } from "./runtime/shared.ts";
import { FakeServer } from "./test_utils.ts";

const REDIRECTS: [to: string, location: string][] = [
  ["/", "/"],
  ["//evil.com", "/evil.com"],
  ["/\\evil.com", "/evil.com"],
  ["\\/evil.com", "/evil.com"],
  [" //evil.com", "/evil.com"],
  ["/\t/evil.com", "/evil.com"],
  ["//evil.com/foo//bar?to=//x", "/evil.com/foo/bar?to=//x"],
  ["https://deno.com", "https://deno.com"],
];

for (const [to, location] of REDIRECTS) {
  Deno.test(`redirect() sends ${JSON.stringify(to)} to "${location}"`, () => {
    const res = Context.prototype.redirect(to);
    assert.equal(res.status, 302);
    assert.equal(res.headers.get("Location"), location);
  });
}

Deno.test("redirect() keeps the query key of a partial request", async () => {
  const app = new App().get("/", (ctx) => ctx.redirect("/foo?a=1#b", 307));
  const res = await new FakeServer(app.handler()).get("/?fresh-partial=true");
  assert.equal(res.status, 307);
  assert.equal(res.headers.get("Location"), "/foo?a=1&fresh-partial=true#b");
});

Deno.test("route names the matched pattern, or null", async () => {
  const seen: unknown[] = [];
  const app = new App()
    .use((ctx) => {
      seen.push(ctx.route);
      return ctx.next();
    })
    .get("/foo/bar", () => new Response("ok"))
    .get("/foo/:id", () => new Response("ok"));
  const server = new FakeServer(app.handler());
  for (const path of ["/unknown", "/foo/bar", "/foo/7"]) await server.get(path);
  assert.deepEqual(seen, [null, "/foo/bar", "/foo/:id"]);
});

Deno.test("text(), html() and json() say what they send", async () => {
  const app = new App()
    .get("/text", (ctx) => ctx.text("a"))
    .get("/html", (ctx) => ctx.html("<b>", { status: 201, headers: { "X-Foo": "1" } }))
    .get("/json", (ctx) => ctx.json({ a: 1 }));
  const server = new FakeServer(app.handler());
  const html = await server.get("/html");
  assert.deepEqual([html.status, html.headers.get("X-Foo")], [201, "1"]);
  assert.equal(html.headers.get("Content-Type"), "text/html; charset=utf-8");
  const types = await Promise.all(
    ["/text", "/json"].map(async (path) => (await server.get(path)).headers.get("Content-Type")),
  );
  assert.deepEqual(types, ["text/plain;charset=UTF-8", "application/json"]);
});

Deno.test("stream() sends what iterables and generator functions yield", async () => {
  async function* letters() {
    yield "a";
    await Promise.resolve();
    yield new TextEncoder().encode("b");
  }
  const app = new App()
    .get("/iterable", (ctx) => ctx.stream(["x", "y"]))
    .get("/function", (ctx) => ctx.stream<string | Uint8Array>(letters));
  const server = new FakeServer(app.handler());
  assert.equal(await (await server.get("/iterable")).text(), "xy");
  assert.equal(await (await server.get("/function")).text(), "ab");
});

Deno.test("render() locks the addresses of images and of asset()", async () => {
  const app = new App().get("/", (ctx) =>
    ctx.render(
      <>
        <p>{asset("/foo")}</p>
        <img src="/foo" srcset="/foo 1x, /bar 2x" />
        <source src="https://example.com/foo" />
        <img src="/raw" data-fresh-disable-lock />
      </>,
    ));
  const html = await (await new FakeServer(app.handler()).get("/")).text();
  const locked = (path: string) => `${path}\\?__frsh_c=[^" ]+`;
  assert.match(html, new RegExp(`<p>${locked("/foo")}</p>`));
  assert.match(
    html,
    new RegExp(`src="${locked("/foo")}" srcset="${locked("/foo")} 1x, ${locked("/bar")} 2x"`),
  );
  assert.match(html, /src="https:\/\/example\.com\/foo"/);
  assert.match(html, /src="\/raw"/);
});

Deno.test("render() completes whatever document the page brings", async () => {
  const app = new App()
    .get("/text", (ctx) => ctx.render(<>text</>))
    .get("/null", (ctx) => ctx.render(null))
    .get("/html", (ctx) =>
      ctx.render(
        <html lang="en">
          <p>x</p>
        </html>,
      ))
    .get("/full", (ctx) =>
      ctx.render(
        <html>
          <head>
            <title>t</title>
          </head>
          <body>x</body>
        </html>,
      ));
  const server = new FakeServer(app.handler());
  const html = async (path: string) => await (await server.get(path)).text();
  const head = '<head><meta charset="utf-8"></head>';
  assert.equal(await html("/text"), `<!DOCTYPE html><html>${head}<body>text</body></html>`);
  assert.equal(await html("/null"), `<!DOCTYPE html><html>${head}<body></body></html>`);
  assert.equal(await html("/html"), `<!DOCTYPE html><html lang="en">${head}<p>x</p></html>`);
  assert.equal(
    await html("/full"),
    "<!DOCTYPE html><html><head><title>t</title></head><body>x</body></html>",
  );
});

Deno.test("render() marks links to this page and to those above it", async () => {
  const app = new App().get("/nav/foo", (ctx) =>
    ctx.render(
      <>
        <a href="/nav/foo/?q#h">1</a>
        <a href="/nav">2</a>
        <a href="/">3</a>
        <a href="/nav/foo/bar">4</a>
        <a href="//nav">5</a>
      </>,
    ));
  const html = await (await new FakeServer(app.handler()).get("/nav/foo")).text();
  const marks = [...html.matchAll(/<a href="[^"]*"([^>]*)>/g)].map(([, attributes]) => attributes);
  const ancestor = ' data-ancestor="true" aria-current="true"';
  assert.deepEqual(marks, [' data-current="true" aria-current="page"', ancestor, ancestor, "", ""]);
});

Deno.test("render() leaves nodes that the app reuses as they were", async () => {
  const link = <a href="/one">1</a>;
  const app = new App()
    .get("/one", (ctx) => ctx.render(link))
    .get("/two", (ctx) => ctx.render(link));
  const server = new FakeServer(app.handler());
  const html = async (path: string) => await (await server.get(path)).text();
  assert.match(await html("/one"), /data-current/);
  assert.doesNotMatch(await html("/two"), /data-current/);
});
