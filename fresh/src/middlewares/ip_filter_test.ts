import assert from "node:assert/strict";
import { serveMiddleware } from "../test_utils.ts";
import { ipFilter, type IpFilterOptions, type IpFilterRules } from "./ip_filter.ts";

interface Setup extends IpFilterRules {
  options?: IpFilterOptions;
}

async function statusOf(hostname: string, { options, ...rules }: Setup): Promise<number> {
  const remoteAddr: Deno.NetAddr = { transport: "tcp", hostname, port: 1 };
  const server = serveMiddleware(ipFilter(rules, options), {
    next: () => new Response("ok"),
    info: { remoteAddr, completed: Promise.resolve() },
  });
  return (await server.get("/")).status;
}

Deno.test("ipFilter() refuses denied addresses and blocks, of either family", async () => {
  const denyList = ["192.168.1.10", "10.0.0.0/8", "2001:db8::/32"];
  for (const denied of ["192.168.1.10", "10.1.2.3", "2001:db8::5"]) {
    assert.equal(await statusOf(denied, { denyList }), 403, denied);
  }
  for (const other of ["192.168.1.11", "11.0.0.1", "2001:db9::1"]) {
    assert.equal(await statusOf(other, { denyList }), 200, other);
  }
});

Deno.test("ipFilter() passes only allowed addresses, less the denied ones", async () => {
  const rules = { allowList: ["192.168.1.0/24"], denyList: ["192.168.1.10"] };
  assert.equal(await statusOf("192.168.1.11", rules), 200);
  assert.equal(await statusOf("192.168.1.10", rules), 403);
  assert.equal(await statusOf("192.168.2.1", rules), 403);
});

Deno.test("ipFilter() refuses what is no address", async () => {
  assert.equal(await statusOf("localhost", {}), 403);
});

Deno.test("ipFilter() lets the app answer refused requests", async () => {
  const onError: IpFilterOptions["onError"] = ({ addr, type }) =>
    new Response(null, { status: addr === "10.0.0.1" && type === "IPv4" ? 401 : 500 });
  assert.equal(await statusOf("10.0.0.1", { denyList: ["10.0.0.1"], options: { onError } }), 401);
});
