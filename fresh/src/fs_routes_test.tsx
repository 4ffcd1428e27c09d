import assert from "node:assert/strict";
import { App, setBuildCache } from "./app.ts";
import { crawlRouteDir } from "./dev/fs_crawl.ts";
import { HttpError } from "./error.ts";
import type { FreshFsMod, FsRouteFile } from "./fs_routes.ts";
import { page } from "./handlers.ts";
import { captureLog, createFakeFs, FakeServer, MockBuildCache } from "./test_utils.ts";
import type { MaybeLazy } from "./types.ts";

interface State {
  text: string;
}

type Files = Record<string, MaybeLazy<FreshFsMod<State>>>;

/** Serves modules as if they were files below `routes/`, under paths without extension. */
async function serve(modules: Files): Promise<FakeServer> {
  const files = Object.fromEntries(
    Object.entries(modules).map(([path, mod]) => [`routes${path}.tsx`, mod]),
  );
  const found = await crawlRouteDir<State>(createFakeFs(files), "routes", [], () => {});
  const items = found.map((file): FsRouteFile<State> => ({ ...file, mod: files[file.filePath]! }));
  const app = new App<State>().fsRoutes();
  setBuildCache(app, new MockBuildCache<State>(items, "development"), "development");
  return new FakeServer(app.handler());
}

async function bodyText(res: Response): Promise<string> {
  const html = await res.text();
  return (/<body>(.*)<\/body>/s.exec(html)?.[1] ?? html).replace(/<[^>]*>/g, "");
}

const named = (name: string): FreshFsMod<State> => ({
  default: ({ Component }) => (
    <>
      {name}/<Component />
    </>
  ),
});

const add = (letter: string): FreshFsMod<State> => ({
  handler: (ctx) => {
    ctx.state.text = (ctx.state.text ?? "") + letter;
    return ctx.next();
  },
});

const showState: FreshFsMod<State> = { default: ({ state }) => <p>{state.text}</p> };

Deno.test("fsRoutes() refuses a file without a useful export", async () => {
  await assert.rejects(serve({ "/index": {} }), /relevant exports in: routes\/index\.tsx/);
});

Deno.test("fsRoutes() refuses handlers that take two arguments", async () => {
  const handler = ((_req: Request, _ctx: unknown) => new Response()) as never;
  await assert.rejects(serve({ "/index": { handler } }), /one argument/);
});

Deno.test("fsRoutes() answers the methods of a handler and no others", async () => {
  const server = await serve({ "/post": { handlers: { POST: () => new Response("post") } } });
  assert.equal(await (await server.post("/post")).text(), "post");
  assert.equal((await server.get("/post")).status, 405);
});

Deno.test("fsRoutes() shows a component that has no GET handler", async () => {
  const server = await serve({
    "/both": { ...showState, handlers: { POST: () => new Response("post") } },
  });
  assert.equal((await server.get("/both")).status, 200);
  assert.equal(await (await server.post("/both")).text(), "post");
});

Deno.test("fsRoutes() prefers fixed names over parameters", async () => {
  const server = await serve({
    "/[id]": { handler: (ctx) => ctx.text(`id ${ctx.params.id}`) },
    "/all": { handler: (ctx) => ctx.text("all") },
    "/index": { handler: (ctx) => ctx.text("index") },
    "/[...rest]": { handler: (ctx) => ctx.text(`rest ${ctx.params.rest}`) },
  });
  const answers = await Promise.all(
    ["/", "/all", "/7", "/a/b"].map(async (path) => await (await server.get(path)).text()),
  );
  assert.deepEqual(answers, ["index", "all", "id 7", "rest a/b"]);
});

Deno.test("fsRoutes() runs the middlewares of every folder above a route", async () => {
  const server = await serve({
    "/_middleware": { handler: [add("A").handler, add("B").handler] as never },
    "/foo/_middleware": add("C"),
    "/foo/index": showState,
    "/index": showState,
  });
  assert.equal(await bodyText(await server.get("/foo")), "ABC");
  assert.equal(await bodyText(await server.get("/")), "AB");
});

Deno.test("fsRoutes() nests layouts and the app wrapper around pages", async () => {
  const server = await serve({
    "/_app": named("app"),
    "/_layout": named("layout"),
    "/foo/_layout": named("foo"),
    "/foo/bar": { default: () => <>page</> },
    "/foo/bare": { default: () => <>bare</>, config: { skipInheritedLayouts: true } },
    "/foo/raw": {
      default: () => <>raw</>,
      config: { skipInheritedLayouts: true, skipAppWrapper: true },
    },
    "/cut/_layout": { ...named("cut"), config: { skipInheritedLayouts: true } },
    "/cut/page": { default: () => <>page</> },
  });
  const answers = await Promise.all(
    ["/foo/bar", "/foo/bare", "/foo/raw", "/cut/page"].map(async (path) =>
      await bodyText(await server.get(path))
    ),
  );
  assert.deepEqual(answers, ["app/layout/foo/page", "app/bare", "raw", "app/cut/page"]);
});

Deno.test("fsRoutes() gives a group its own surroundings without a name in the address", async () => {
  const server = await serve({
    "/(a)/_middleware": add("A"),
    "/(a)/_layout": named("a"),
    "/(a)/one": showState,
    "/(b)/_layout": named("b"),
    "/(b)/two": showState,
  });
  assert.equal(await bodyText(await server.get("/one")), "a/A");
  assert.equal(await bodyText(await server.get("/two")), "b/");
});

Deno.test("fsRoutes() merges the methods of files that share an address", async () => {
  const server = await serve({
    "/(a)/bar/index": { handler: { POST: () => new Response("post") } },
    "/bar/index": { handler: { GET: () => new Response("get") } },
  });
  assert.equal(await (await server.get("/bar")).text(), "get");
  assert.equal(await (await server.post("/bar")).text(), "post");
});

Deno.test("fsRoutes() renders the nearest error page, and the next one when that fails", async () => {
  const fail: FreshFsMod<State> = {
    default: () => {
      throw new Error("page");
    },
  };
  const server = await serve({
    "/_error": { default: ({ error }) => <>root {(error as Error).message}</> },
    "/fail": fail,
    "/near/_error": { default: ({ error }) => <>near {(error as Error).message}</> },
    "/near/fail": fail,
    "/broken/_error": {
      default: () => {
        throw new HttpError(501, "error page");
      },
    },
    "/broken/fail": fail,
  });
  const answers = await Promise.all(["/fail", "/near/fail", "/broken/fail"].map(async (path) => {
    const res = await server.get(path);
    return [res.status, await bodyText(res)];
  }));
  assert.deepEqual(answers, [[500, "root page"], [500, "near page"], [501, "root error page"]]);
});

Deno.test("fsRoutes() renders the 404 page for unknown addresses, with that status", async () => {
  const server = await serve({
    "/_404": { default: () => <>nothing here</> },
    "/index": showState,
  });
  const res = await server.get("/unknown");
  assert.equal(res.status, 404);
  assert.equal(await bodyText(res), "nothing here");
});

Deno.test("fsRoutes() answers a failed POST with an error page that has GET only", async () => {
  const server = await serve({
    "/_error": { handlers: { GET: () => page("x") }, default: () => <>sorry</> },
    "/index": {
      handler: () => {
        throw new Error("fail");
      },
    },
  });
  const res = await server.post("/");
  assert.equal(res.status, 500);
  assert.equal(await bodyText(res), "sorry");
});

Deno.test("fsRoutes() awaits async components and passes on their responses", async () => {
  const server = await serve({
    "/_app": {
      default: async ({ Component, url }) => {
        await Promise.resolve();
        if (url.searchParams.has("app")) return new Response("from app");
        return (
          <>
            app/<Component />
          </>
        );
      },
    },
    "/index": {
      default: async ({ url }) => {
        await Promise.resolve();
        if (url.searchParams.has("page")) return new Response("from page");
        return <>page</>;
      },
    },
  });
  assert.equal(await bodyText(await server.get("/")), "app/page");
  assert.equal(await (await server.get("/?app")).text(), "from app");
  assert.equal(await (await server.get("/?page")).text(), "from page");
});

Deno.test("fsRoutes() loads a lazy route when it is asked for", async () => {
  let loads = 0;
  const server = await serve({
    "/_middleware": add("A"),
    "/lazy/[id]": () => {
      loads++;
      return Promise.resolve({ default: ({ params, state }) => <>{state.text + params.id}</> });
    },
  });
  assert.equal(loads, 0);
  assert.equal(await bodyText(await server.get("/lazy/7")), "A7");
  assert.equal(await bodyText(await server.get("/lazy/8")), "A8");
  assert.equal(loads, 1);
});

Deno.test("fsRoutes() moves a route to its routeOverride", async () => {
  const server = await serve({
    "/foo": { handler: (ctx) => ctx.text(ctx.params.n!), config: { routeOverride: "/n/:n(\\d+)" } },
  });
  assert.equal(await (await server.get("/n/12")).text(), "12");
  assert.equal((await server.get("/n/x")).status, 404);
  assert.equal((await server.get("/foo")).status, 404);
});

Deno.test("fsRoutes() warns of exports that have no effect", async () => {
  const warnings = await captureLog("warn", async () => {
    const server = await serve({
      "/_middleware": { handler: { GET: () => new Response("no") } },
      "/_layout": { ...named("layout"), handler: () => new Response("no") },
      "/index": { default: () => <>page</> },
    });
    assert.equal(await bodyText(await server.get("/")), "layout/page");
  });
  assert.equal(warnings.length, 2);
});
