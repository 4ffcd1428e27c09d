import assert from "node:assert/strict";
import type { ReadFileOptions, StaticFile } from "../build_cache.ts";
import { BUILD_ID } from "../build_id.ts";
import { FakeServer, MockBuildCache, serveMiddleware } from "../test_utils.ts";
import { staticFiles } from "./static_files.ts";

const UNCACHED = "no-cache, no-store, max-age=0, must-revalidate";
const IMMUTABLE = "public, max-age=31536000, immutable";
const CSS = new TextEncoder().encode("body {}");

class Files extends MockBuildCache<unknown> {
  closed = 0;

  override readFile(pathname: string, { accept }: ReadFileOptions = {}) {
    const compressed = accept?.has("br") ? { encoding: "br", size: 3 } as const : {};
    const file = FILES[pathname];
    return Promise.resolve(
      file === undefined ? null : { ...BASE, ...file, ...compressed, close: () => this.closed++ },
    );
  }
}

const BASE: StaticFile = {
  contentType: "text/css; charset=UTF-8",
  hash: "123",
  size: CSS.byteLength,
  readable: CSS,
  close: () => {},
  varies: true,
};

const FILES: Record<string, Partial<StaticFile>> = {
  "/foo.css": {},
  "/C#.svg": { hash: null },
  "/_fresh/js/boot-abc.js": { immutable: true },
};

interface Setup {
  mode?: "development" | "production";
  basePath?: string;
  files?: Files;
}

function serve({ mode = "production", basePath = "", files }: Setup = {}): FakeServer {
  const buildCache = files ?? new Files([], mode);
  return serveMiddleware(staticFiles(), {
    buildCache,
    config: { root: "", mode, basePath },
    next: () => new Response("next"),
  });
}

Deno.test("staticFiles() serves a file uncached under its plain address", async () => {
  const res = await serve().get("/foo.css");
  assert.equal(await res.text(), "body {}");
  assert.equal(res.headers.get("Content-Type"), "text/css; charset=UTF-8");
  assert.equal(res.headers.get("Content-Length"), "7");
  assert.equal(res.headers.get("Cache-Control"), UNCACHED);
  assert.equal(res.headers.get("ETag"), 'W/"123"');
});

Deno.test("staticFiles() lets locked addresses be cached for good, but not in development", async () => {
  for (const key of ["123", BUILD_ID]) {
    const path = `/foo.css?__frsh_c=${key}`;
    assert.equal((await serve().get(path)).headers.get("Cache-Control"), IMMUTABLE);
    const dev = await serve({ mode: "development" }).get(path);
    assert.equal(dev.headers.get("Cache-Control"), UNCACHED);
  }
  const named = await serve().get("/_fresh/js/boot-abc.js");
  assert.equal(named.headers.get("Cache-Control"), IMMUTABLE);
});

Deno.test("staticFiles() leads an outdated locked address to the plain one", async () => {
  const files = new Files([], "production");
  const res = await serve({ files }).get("/foo.css?a=1&__frsh_c=old");
  assert.equal(res.status, 307);
  assert.equal(res.headers.get("Location"), "/foo.css?a=1");
  assert.equal(files.closed, 1);
});

Deno.test("staticFiles() answers 304 to whoever has the file, with its caching rules", async () => {
  for (const tag of ["123", '"123"', 'W/"123"', '"x", W/"123"']) {
    const res = await serve().get("/foo.css?__frsh_c=123", { headers: { "If-None-Match": tag } });
    assert.equal(res.status, 304, tag);
    assert.equal(res.headers.get("Cache-Control"), IMMUTABLE);
  }
  const other = await serve().get("/foo.css", { headers: { "If-None-Match": '"12"' } });
  assert.equal(other.status, 200);
});

Deno.test("staticFiles() sends the compressed twin to clients that take it", async () => {
  for (const accept of ["br", "gzip, br", "gzip;q=0.5, br;q=1.0"]) {
    const res = await serve().get("/foo.css", { headers: { "Accept-Encoding": accept } });
    assert.equal(res.headers.get("Content-Encoding"), "br", accept);
    assert.equal(res.headers.get("Content-Length"), "3");
    assert.match(res.headers.get("Vary")!, /Accept-Encoding/);
  }
  for (const accept of ["gzip", "br;q=0", "br;q=0.0, gzip", "vibrant"]) {
    const res = await serve().get("/foo.css", { headers: { "Accept-Encoding": accept } });
    assert.equal(res.headers.get("Content-Encoding"), null, accept);
  }
});

Deno.test("staticFiles() answers HEAD without a body and refuses other methods", async () => {
  const head = await serve().head("/foo.css");
  assert.equal(head.headers.get("Content-Length"), "7");
  assert.equal(await head.text(), "");
  const post = await serve().post("/foo.css");
  assert.equal(post.status, 405);
  assert.equal(post.headers.get("Allow"), "GET, HEAD");
});

Deno.test("staticFiles() decodes the path, and passes on one that it cannot decode", async () => {
  assert.equal((await serve().get("/C%23.svg")).headers.get("ETag"), null);
  assert.equal(await (await serve().get("/C%23.svg")).text(), "body {}");
  assert.equal(await (await serve().get("/%E0%A4%A")).text(), "next");
});

Deno.test("staticFiles() passes on what is no file, but not the favicon", async () => {
  assert.equal(await (await serve().get("/")).text(), "next");
  assert.equal(await (await serve().get("/unknown")).text(), "next");
  assert.equal((await serve().get("/favicon.ico")).status, 404);
});

Deno.test("staticFiles() serves from the root for a base path of the root", async () => {
  for (const basePath of ["", "/", "./"]) {
    assert.equal(await (await serve({ basePath }).get("/foo.css")).text(), "body {}", basePath);
  }
});

Deno.test("staticFiles() serves below the base path only", async () => {
  const server = serve({ basePath: "/base" });
  assert.equal(await (await server.get("/base/foo.css")).text(), "body {}");
  assert.equal(await (await server.get("/foo.css")).text(), "next");
  assert.equal(await (await server.get("/based/foo.css")).text(), "next");
});
