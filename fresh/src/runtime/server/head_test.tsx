import assert from "node:assert/strict";
import type { ComponentChildren } from "preact";
import { App } from "../../app.ts";
import { FakeServer } from "../../test_utils.ts";
import { Head } from "../head.ts";

async function headOf(app: ComponentChildren, page: ComponentChildren): Promise<string> {
  const server = new App()
    .appWrapper(({ Component }) => (
      <html>
        <head>{app}</head>
        <body>
          <Component />
        </body>
      </html>
    ))
    .get("/", (ctx) =>
      ctx.render(
        <>
          <h1>heading</h1>
          <Head>{page}</Head>
        </>,
      ));
  const html = await (await new FakeServer(server.handler()).get("/")).text();
  assert.match(html, /<body><h1>heading<\/h1><\/body>/);
  return /<head>(.*)<\/head>/s.exec(html)![1]!.replace(/ nonce="[^"]*"/g, "");
}

Deno.test("Head replaces the app's title in place", async () => {
  const app = (
    <>
      <title>app</title>
      <meta name="a" content="1" />
    </>
  );
  assert.equal(
    await headOf(app, <title>page</title>),
    '<title>page</title><meta name="a" content="1"/>',
  );
});

Deno.test("Head replaces a meta of the same name, whatever its content", async () => {
  assert.equal(
    await headOf(<meta name="a" content="app" />, <meta name="a" content="page" />),
    '<meta name="a" content="page"/>',
  );
});

Deno.test("Head adds what the app does not have", async () => {
  assert.equal(
    await headOf(<title>app</title>, <link rel="canonical" href="/x" />),
    '<title>app</title><link rel="canonical" href="/x"/>',
  );
});

Deno.test("Head replaces what has the same key, and leaves other styles alone", async () => {
  const app = (
    <>
      <style>one</style>
      <style key="a">two</style>
    </>
  );
  assert.equal(
    await headOf(
      app,
      (<>
        <style key="a">page</style>
        <style>three</style>
      </>),
    ),
    "<style>one</style><style>page</style><style>three</style>",
  );
});

Deno.test("Head keeps the last of equal elements", async () => {
  assert.equal(
    await headOf(
      null,
      (<>
        <title>first</title>
        <title>second</title>
      </>),
    ),
    "<title>second</title>",
  );
});

Deno.test("Head takes what components inside it render", async () => {
  const Meta = ({ name }: { name: string }) => <meta name={name} />;
  assert.equal(await headOf(null, <Meta name="x" />), '<meta name="x"/>');
});
