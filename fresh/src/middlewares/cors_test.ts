import assert from "node:assert/strict";
import { serveMiddleware } from "../test_utils.ts";
import { cors, type CORSOptions } from "./cors.ts";

async function ask(
  options?: CORSOptions<unknown>,
  init: RequestInit = { headers: { Origin: "https://a.com" } },
): Promise<Headers> {
  const server = serveMiddleware(cors(options), {
    next: () => new Response("ok", { headers: { Vary: "Cookie" } }),
  });
  return (await server.request(new Request("http://localhost/", init))).headers;
}

const ALLOW_ORIGIN = "Access-Control-Allow-Origin";

Deno.test("cors() allows everyone unless told otherwise", async () => {
  const headers = await ask();
  assert.equal(headers.get(ALLOW_ORIGIN), "*");
  assert.equal(headers.get("Vary"), "Cookie");
});

Deno.test("cors() allows listed origins and says that the answer depends on them", async () => {
  const rules: CORSOptions<unknown>["origin"][] = [
    "https://a.com",
    ["https://b.com", "https://a.com"],
    (origin) => origin === "https://a.com" ? origin : null,
  ];
  for (const origin of rules) {
    const headers = await ask({ origin });
    assert.equal(headers.get(ALLOW_ORIGIN), "https://a.com");
    assert.equal(headers.get("Vary"), "Origin, Cookie");
    const other = await ask({ origin }, { headers: { Origin: "https://evil.com" } });
    assert.equal(other.get(ALLOW_ORIGIN), null);
  }
});

Deno.test("cors() answers a preflight by itself", async () => {
  const headers = await ask({ origin: "*", maxAge: 60, credentials: true }, {
    method: "OPTIONS",
    headers: { "Access-Control-Request-Headers": "x-a, x-b" },
  });
  assert.equal(headers.get("Access-Control-Allow-Methods"), "GET,HEAD,PUT,POST,DELETE,PATCH");
  assert.equal(headers.get("Access-Control-Allow-Headers"), "x-a,x-b");
  assert.equal(headers.get("Access-Control-Max-Age"), "60");
  assert.equal(headers.get("Access-Control-Allow-Credentials"), "true");
  assert.equal(headers.get("Vary"), "Access-Control-Request-Headers");
});
