import assert from "node:assert/strict";
import { startProxy } from "./proxy.ts";

function startEcho() {
  return Deno.serve({ hostname: "127.0.0.1", port: 0, onListen() {} }, (request) => {
    if (request.headers.get("upgrade") !== "websocket") return new Response("plain");
    const { socket, response } = Deno.upgradeWebSocket(request);
    socket.onmessage = ({ data }) => socket.send(data);
    return response;
  });
}

function opened(socket: WebSocket): Promise<boolean> {
  return new Promise((resolve) => {
    socket.addEventListener("open", () => resolve(true));
    socket.addEventListener("error", () => resolve(false));
  });
}

const toSocket = (origin: string) => new WebSocket(origin.replace("http", "ws"));
const once = (socket: WebSocket, event: "message" | "close") =>
  new Promise<Event>((resolve) => socket.addEventListener(event, resolve, { once: true }));

Deno.test("startProxy() relays requests and sockets until they are cut", async () => {
  await using echo = startEcho();
  await using proxy = startProxy(`http://127.0.0.1:${echo.addr.port}`);
  assert.equal(await (await fetch(proxy.origin)).text(), "plain");
  const socket = toSocket(proxy.origin);
  assert.equal(await opened(socket), true);
  const message = once(socket, "message");
  socket.send("word");
  assert.equal((await message as MessageEvent).data, "word");
  const closed = once(socket, "close");
  assert.equal(proxy.cut(), 1);
  await closed;
});

Deno.test("startProxy() turns sockets away and lets requests through", async () => {
  await using echo = startEcho();
  await using proxy = startProxy(`http://127.0.0.1:${echo.addr.port}`);
  proxy.mode = "no_sockets";
  assert.equal(await opened(toSocket(proxy.origin)), false);
  assert.equal(await (await fetch(proxy.origin)).text(), "plain");
});

Deno.test("startProxy() refuses all, and holds back what stalls until it flows again", async () => {
  await using echo = startEcho();
  await using proxy = startProxy(`http://127.0.0.1:${echo.addr.port}`);
  proxy.mode = "refuse";
  await assert.rejects(fetch(proxy.origin));
  proxy.mode = "stall";
  let answered = false;
  const answer = fetch(proxy.origin).then((response) => {
    answered = true;
    return response.text();
  });
  await (await fetch(`http://127.0.0.1:${echo.addr.port}`)).text();
  assert.equal(answered, false);
  proxy.mode = "relay";
  assert.equal(await answer, "plain");
});
