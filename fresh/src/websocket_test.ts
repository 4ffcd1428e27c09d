import assert from "node:assert/strict";
import { App } from "./app.ts";
import { cors } from "./middlewares/cors.ts";
import { csp } from "./middlewares/csp.ts";
import { FakeServer } from "./test_utils.ts";

/** Serves `app` while `use` talks to it through one socket. */
async function withSocket(
  app: App<unknown>,
  use: (socket: WebSocket) => Promise<void>,
): Promise<void> {
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen: () => {} },
    app.handler(),
  );
  const socket = new WebSocket(`ws://127.0.0.1:${server.addr.port}/ws`, "echo");
  const closed = new Promise((resolve) => socket.onclose = resolve);
  try {
    await new Promise((resolve, reject) => {
      socket.onopen = resolve;
      socket.onerror = reject;
    });
    await use(socket);
  } finally {
    socket.close();
    await closed;
    await server.shutdown();
  }
}

function nextMessage(socket: WebSocket): Promise<unknown> {
  return new Promise((resolve) => socket.onmessage = ({ data }) => resolve(data));
}

Deno.test("upgrade() answers 400 to a request that asks for no WebSocket", async () => {
  const app = new App().get("/get", (ctx) => ctx.upgrade({ message() {} })).ws("/ws", {});
  const server = new FakeServer(app.handler());
  assert.equal((await server.get("/get")).status, 400);
  assert.equal((await server.get("/ws")).status, 400);
});

Deno.test("ws() calls the handlers of each event with the socket", async () => {
  const events: unknown[] = [];
  const closed = Promise.withResolvers<void>();
  const app = new App().ws("/ws", {
    open: () => events.push("open"),
    message: (socket, { data }) => socket.send(`echo: ${data}`),
    close: (_socket, code) => {
      events.push("close", code);
      closed.resolve();
    },
  }, { protocol: "echo" });
  await withSocket(app, async (socket) => {
    const reply = nextMessage(socket);
    socket.send("hello");
    assert.equal(await reply, "echo: hello");
    assert.equal(socket.protocol, "echo");
    socket.close(3001);
    await closed.promise;
  });
  assert.deepEqual(events, ["open", "close", 3001]);
});

Deno.test("ws() gets along with middlewares that set headers", async () => {
  const app = new App().use(csp()).use(cors()).ws("/ws", {
    open: (socket) => socket.send("open"),
  }, { protocol: "echo" });
  await withSocket(app, async (socket) => {
    assert.equal(await nextMessage(socket), "open");
  });
});

Deno.test("upgrade() without handlers hands out the socket", async () => {
  const app = new App().get("/ws", (ctx) => {
    const { socket, response } = ctx.upgrade({ protocol: "echo" });
    socket.onmessage = ({ data }) => socket.send(`bare: ${data}`);
    return response;
  });
  await withSocket(app, async (socket) => {
    const reply = nextMessage(socket);
    socket.send("hello");
    assert.equal(await reply, "bare: hello");
  });
});
