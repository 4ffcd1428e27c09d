import assert from "node:assert/strict";
import { App, type Context } from "fresh";
import { createRateLimit, MemoryStore } from "../store/mod.ts";
import { limitWrites } from "./limit_writes.server.ts";
import type { Parts } from "./parts.server.ts";
import { readFormData } from "./read_form_data.ts";
import { securityHeaders } from "./security_headers.server.ts";
import type { State } from "./state.ts";

const address = "http://127.0.0.1/";

Deno.test("securityHeaders() keeps pages out of shared caches, unless the route says otherwise", async () => {
  const handler = new App().use(securityHeaders())
    .get("/", () => new Response("mine"))
    .get("/file", () => new Response("ours", { headers: { "cache-control": "max-age=9" } }))
    .handler();
  const cacheOf = async (path: string) =>
    (await handler(new Request(address + path))).headers.get("cache-control");
  assert.equal(await cacheOf(""), "private, no-cache");
  assert.equal(await cacheOf("file"), "max-age=9");
});

Deno.test("readFormData() refuses what is no form", async () => {
  const form = await readFormData(
    new Request(address, { method: "POST", body: new URLSearchParams({ role: "nurse" }) }),
  );
  assert.equal(form.get("role"), "nurse");
  for (const type of ["application/json", "multipart/form-data; boundary=x"]) {
    const request = new Request(address, {
      method: "POST",
      headers: { "content-type": type },
      body: "{}",
    });
    await assert.rejects(readFormData(request), { code: "bad_request" });
  }
});

Deno.test("limitWrites() tells senders behind a trusted proxy apart, by what the proxy itself wrote", async () => {
  const limited = (trustProxy: boolean) => {
    const writes = createRateLimit(new MemoryStore(), { limit: 1, windowMs: 60_000 });
    const parts = { writes, config: { trustProxy } } as unknown as Parts;
    const app = new App<State>().use((ctx: Context<State>) => {
      Object.assign(ctx.state, { parts, candidateId: null });
      return ctx.next();
    }).use(limitWrites()).post("/", () => new Response("written")).handler();
    return async (forwarded: string) => {
      const headers = { "x-forwarded-for": forwarded };
      return (await app(new Request(address, { method: "POST", headers }))).status;
    };
  };
  const behind = limited(true);
  assert.equal(await behind("198.51.100.1, 203.0.113.1"), 200);
  assert.equal(await behind("198.51.100.1, 203.0.113.2"), 200);
  assert.notEqual(await behind("198.51.100.9, 203.0.113.1"), 200);
  const direct = limited(false);
  assert.equal(await direct("203.0.113.1"), 200);
  assert.notEqual(await direct("203.0.113.2"), 200);
});

Deno.test("serve() answers open requests before it closes what they need", async () => {
  const path = new URL("./testing/stopping_server.server.ts", import.meta.url).pathname;
  await using child = new Deno.Command(Deno.execPath(), {
    args: ["run", "--no-check", "--allow-net", "--allow-run", path],
    stdout: "piped",
  }).spawn();
  const reader = child.stdout.getReader();
  const origin = new TextDecoder().decode((await reader.read()).value).trim();
  assert.equal(await (await fetch(origin)).text(), "open");
  assert.equal((await child.status).code, 0);
  await reader.cancel();
});
