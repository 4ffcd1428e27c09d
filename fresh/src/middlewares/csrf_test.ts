import assert from "node:assert/strict";
import { App } from "../app.ts";
import { csrf, type CsrfOptions } from "./csrf.ts";

async function statusOf(
  headers: HeadersInit,
  options: CsrfOptions & { method?: string } = {},
): Promise<number> {
  const { method = "POST", ...rest } = options;
  const handler = new App().use(csrf(rest)).all("/", () => new Response("ok")).handler();
  return (await handler(new Request("https://example.com/", { method, headers }))).status;
}

const FOREIGN = { "Sec-Fetch-Site": "cross-site", Origin: "https://evil.com" };

Deno.test("csrf() lets safe methods pass from anywhere", async () => {
  for (const method of ["GET", "HEAD", "OPTIONS"]) {
    assert.equal(await statusOf(FOREIGN, { method }), 200, method);
  }
});

Deno.test("csrf() refuses changing methods from another site", async () => {
  for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
    assert.equal(await statusOf(FOREIGN, { method }), 403, method);
  }
  assert.equal(await statusOf({ Origin: "https://evil.com" }), 403);
  assert.equal(await statusOf({ Origin: "null" }), 403);
  assert.equal(await statusOf({ "Sec-Fetch-Site": "same-site" }), 403);
});

Deno.test("csrf() passes the app's own pages and what is no browser", async () => {
  assert.equal(await statusOf({ "Sec-Fetch-Site": "same-origin" }), 200);
  assert.equal(await statusOf({ "Sec-Fetch-Site": "none" }), 200);
  assert.equal(await statusOf({ Origin: "https://example.com" }), 200);
  assert.equal(await statusOf({}), 200);
});

Deno.test("csrf() passes the origins it is told to", async () => {
  const allowed = [
    "https://evil.com",
    ["https://a.com", "https://evil.com"],
    (origin: string) => origin.endsWith("evil.com"),
  ];
  for (const origin of allowed) {
    assert.equal(await statusOf(FOREIGN, { origin }), 200);
    assert.equal(await statusOf({ Origin: "https://b.com" }, { origin }), 403);
  }
});
