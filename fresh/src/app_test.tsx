import assert from "node:assert/strict";
import { App } from "./app.ts";
import { HttpError } from "./error.ts";
import { captureLog, FakeServer } from "./test_utils.ts";

interface State {
  text: string;
}

async function text(app: App<State>, path: string): Promise<string> {
  return await (await new FakeServer(app.handler()).get(path)).text();
}

const append = (letter: string) => (ctx: { state: State; next: () => Promise<Response> }) => {
  ctx.state.text = (ctx.state.text ?? "") + letter;
  return ctx.next();
};

Deno.test("use() runs middlewares in order before the routes that follow", async () => {
  const app = new App<State>().use(append("A")).use(append("B"))
    .get("/", (ctx) => ctx.text(ctx.state.text));
  assert.equal(await text(app, "/"), "AB");
});

Deno.test("use() with a path runs below that path only", async () => {
  const app = new App<State>().use(append("A")).use("/foo", append("B"))
    .get("/foo/bar", (ctx) => ctx.text(ctx.state.text))
    .get("/other", (ctx) => ctx.text(ctx.state.text));
  assert.equal(await text(app, "/foo/bar"), "AB");
  assert.equal(await text(app, "/other"), "A");
});

Deno.test("use() accepts a middleware that loads a middleware, and loads it once", async () => {
  let loads = 0;
  const app = new App<State>()
    .use(() => {
      loads++;
      return Promise.resolve(append("L"));
    })
    .get("/", (ctx) => ctx.text(ctx.state.text));
  const server = new FakeServer(app.handler());
  assert.equal(await (await server.get("/")).text(), "L");
  assert.equal(await (await server.get("/")).text(), "L");
  assert.equal(loads, 1);
});

Deno.test("handler() answers each method with its own route", async () => {
  const app = new App<State>();
  for (const method of ["get", "post", "put", "patch", "delete"] as const) {
    app[method]("/", () => new Response(method));
  }
  const server = new FakeServer(app.handler());
  for (const method of ["get", "post", "put", "patch", "delete"] as const) {
    assert.equal(await (await server[method]("/")).text(), method);
  }
});

Deno.test("handler() answers 405 for a known path and 204 with Allow to OPTIONS", async () => {
  const app = new App().get("/", () => new Response("ok")).post("/", () => new Response("ok"));
  const server = new FakeServer(app.handler());
  const wrong = await server.put("/");
  assert.equal(wrong.status, 405);
  assert.equal(await wrong.text(), "Method Not Allowed");
  const options = await server.options("/");
  assert.equal(options.status, 204);
  assert.equal(options.headers.get("Allow"), "GET, POST");
});

Deno.test("handler() answers HEAD like GET without a body", async () => {
  const app = new App().get("/", () => new Response("ok", { headers: { "X-Foo": "1" } }));
  const res = await new FakeServer(app.handler()).head("/");
  assert.equal(res.headers.get("X-Foo"), "1");
  assert.equal(await res.text(), "");
});

Deno.test("handler() collapses repeated slashes before anything sees the address", async () => {
  const app = new App().get("*", (ctx) => ctx.text(ctx.url.pathname));
  const handler = app.handler();
  const res = await handler(new Request("http://localhost//evil.com//x"));
  assert.equal(await res.text(), "/evil.com/x");
});

Deno.test("handler() believes forwarded headers only behind a trusted proxy", async () => {
  const request = () =>
    new Request("http://localhost:8000/", {
      headers: { "X-Forwarded-Proto": "https", "X-Forwarded-Host": "example.com, inner" },
    });
  const origin = async (trustProxy: boolean) => {
    const app = new App({ trustProxy }).get("/", (ctx) => ctx.text(ctx.url.origin));
    return await (await app.handler()(request())).text();
  };
  assert.equal(await origin(true), "https://example.com");
  assert.equal(await origin(false), "http://localhost:8000");
});

Deno.test("basePath prefixes every route", async () => {
  const app = new App({ basePath: "/foo/bar" })
    .get("/", () => new Response("ok"))
    .route("/foo", { handler: () => new Response("route") });
  const server = new FakeServer(app.handler());
  assert.equal((await server.get("/")).status, 404);
  assert.equal((await server.get("/foo/bar")).status, 200);
  assert.equal(await (await server.delete("/foo/bar/foo")).text(), "route");
});

Deno.test("App refuses a base path that could not be matched", () => {
  for (const basePath of ["invalid", "/ui/", "/ui admin"]) {
    assert.throws(() => new App({ basePath }), /Invalid basePath/, basePath);
  }
});

Deno.test("mountApp() puts another app's routes and middlewares below a path", async () => {
  const inner = new App<State>({ basePath: "/api" }).use(append("B"))
    .get("/", (ctx) => ctx.text(ctx.state.text))
    .get("/:name", (ctx) => ctx.text(`${ctx.state.text}${ctx.params.name}`));
  const app = new App<State>().use(append("A")).mountApp("/v1", inner);
  assert.equal(await text(app, "/v1/api"), "AB");
  assert.equal(await text(app, "/v1/api/foo"), "ABfoo");
});

Deno.test("handler() gives what was thrown to the middlewares on the way out", async () => {
  const seen: unknown[] = [];
  const app = new App()
    .use(async (ctx) => {
      try {
        return await ctx.next();
      } catch (error) {
        seen.push(error, ctx.error);
        return new Response("caught");
      }
    })
    .get("/", () => {
      throw "thrown";
    });
  const res = await new FakeServer(app.handler()).get("/");
  assert.equal(await res.text(), "caught");
  assert.deepEqual(seen, ["thrown", "thrown"]);
});

Deno.test("handler() sends an HttpError's message and hides any other error", async () => {
  const app = new App()
    .get("/known", () => {
      throw new HttpError(409, "Taken");
    })
    .get("/unknown", () => {
      throw new Error("secret");
    })
    .get("/nothing", () => undefined as unknown as Response)
    .route("/no-page", { handler: () => undefined as unknown as Response });
  const server = new FakeServer(app.handler());
  const known = await server.get("/known");
  assert.equal(known.status, 409);
  assert.equal(await known.text(), "Taken");

  const logged = await captureLog("error", async () => {
    for (const path of ["/unknown", "/nothing", "/no-page"]) {
      const res = await server.get(path);
      assert.equal(res.status, 500);
      assert.equal(await res.text(), "Internal server error");
    }
  });
  assert.deepEqual(
    logged.map(([error]) => (error as Error).message.slice(0, 17)),
    ["secret", 'Return a "Response"'.slice(0, 17), 'Return a "Response"'.slice(0, 17)],
  );
});

Deno.test("onError() answers errors of its path, notFound() all unknown addresses", async () => {
  const app = new App()
    .notFound(() => new Response("nothing here", { status: 404 }))
    .onError("*", () => new Response("failed", { status: 500 }))
    .onError("/inner", (ctx) => new Response(`inner ${(ctx.error as Error).message}`))
    .get("/404", () => {
      throw new HttpError(404);
    })
    .get("/500", () => {
      throw new Error("x");
    })
    .get("/inner/500", () => {
      throw new Error("x");
    });
  const server = new FakeServer(app.handler());
  const answers = await Promise.all(
    ["/unknown", "/404", "/500", "/inner/500"].map(async (path) =>
      await (await server.get(path)).text()
    ),
  );
  assert.deepEqual(answers, ["nothing here", "nothing here", "failed", "inner x"]);
});

Deno.test("onError() renders a component with the error's status", async () => {
  const app = new App()
    .onError("*", { component: ({ error }) => <p>{(error as Error).message}</p> })
    .post("/", () => {
      throw new HttpError(422, "No");
    });
  const res = await new FakeServer(app.handler()).post("/");
  assert.equal(res.status, 422);
  assert.match(await res.text(), /<p>No<\/p>/);
});

Deno.test("route() renders its component with the handler's data, status and headers", async () => {
  const app = new App()
    .route("/", {
      handler: () => ({ data: "foo", status: 201, headers: [["X-Foo", "1"]] }),
      component: ({ data }) => <h1>{data}</h1>,
    });
  const res = await new FakeServer(app.handler()).get("/");
  assert.equal(res.status, 201);
  assert.equal(res.headers.get("X-Foo"), "1");
  assert.equal(res.headers.get("Content-Type"), "text/html; charset=utf-8");
  assert.match(await res.text(), /<h1>foo<\/h1>/);
});

Deno.test("route() loads a lazy route at its first request, and again after a failure", async () => {
  let attempts = 0;
  const app = new App<State>()
    .onError("*", () => new Response("failed"))
    .route("/", () => {
      attempts++;
      return attempts === 1
        ? Promise.reject(new Error("offline"))
        : Promise.resolve({ handler: { POST: () => new Response("post") } });
    });
  const server = new FakeServer(app.handler());
  assert.equal(await (await server.post("/")).text(), "failed");
  assert.equal(await (await server.post("/")).text(), "post");
  assert.equal(await (await server.post("/")).text(), "post");
  assert.equal(attempts, 2);
});

Deno.test("route() loaded lazily still refuses methods it has no handler for", async () => {
  const app = new App()
    .route("/", () => Promise.resolve({ handler: { POST: () => new Response("post") } }));
  const server = new FakeServer(app.handler());
  assert.equal((await server.get("/")).status, 405);
  assert.equal((await server.options("/")).headers.get("Allow"), "POST");
});

Deno.test("render() goes through the layouts to the app wrapper unless told otherwise", async () => {
  const app = new App<State>()
    .appWrapper(({ Component }) => (
      <>
        app/<Component />
      </>
    ))
    .layout("*", ({ Component }) => (
      <>
        layout/<Component />
      </>
    ))
    .get("/", (ctx) => ctx.render(<>index</>))
    .get(
      "/bare",
      (ctx) => ctx.render(<>bare</>, {}, { skipAppWrapper: true, skipInheritedLayouts: true }),
    );
  assert.match(await text(app, "/"), /<body>app\/layout\/index<\/body>/);
  assert.match(await text(app, "/bare"), /<body>bare<\/body>/);
});

Deno.test("render() refuses what is no JSX", async () => {
  const app = new App<State>()
    .onError("*", (ctx) => new Response(String(ctx.error)))
    .get("/none", (ctx) => (ctx.render as () => Promise<Response>)())
    .get("/object", (ctx) => ctx.render({} as never));
  assert.match(await text(app, "/none"), /TypeError/);
  assert.match(await text(app, "/object"), /TypeError/);
});
