import assert from "node:assert/strict";
import { serveMiddleware } from "../test_utils.ts";
import { trailingSlashes } from "./trailing_slashes.ts";

const next = () => new Response("next");

Deno.test("trailingSlashes() adds a missing slash and keeps the query", async () => {
  const server = serveMiddleware(trailingSlashes("always"), { next });
  assert.equal((await server.get("/foo?a=1")).headers.get("Location"), "/foo/?a=1");
  assert.equal(await (await server.get("/foo/")).text(), "next");
  assert.equal(await (await server.get("/")).text(), "next");
});

Deno.test("trailingSlashes() removes a slash but never the root's", async () => {
  const server = serveMiddleware(trailingSlashes("never"), { next });
  assert.equal((await server.get("/foo/?a=1")).headers.get("Location"), "/foo?a=1");
  assert.equal(await (await server.get("/foo")).text(), "next");
  assert.equal(await (await server.get("/")).text(), "next");
});
