/** Requests as hostile programs send them: past what fetch and WebSocket allow. */

/** Asks for a WebSocket by hand and gives the HTTP status of the answer. */
export async function upgradeStatus(url: URL, headers: Record<string, string>): Promise<number> {
  using connection = await Deno.connect({ hostname: url.hostname, port: Number(url.port) });
  const lines = [
    `GET ${url.pathname} HTTP/1.1`,
    `Host: ${url.host}`,
    "Connection: Upgrade",
    "Upgrade: websocket",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ];
  await connection.write(new TextEncoder().encode(`${lines.join("\r\n")}\r\n\r\n`));
  const buffer = new Uint8Array(64);
  const text = new TextDecoder().decode(buffer.subarray(0, await connection.read(buffer) ?? 0));
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1]);
}

/** Sends one message as soon as the socket is open, and gives the code that it is closed with. */
export async function closeCodeAfter(
  socket: WebSocket,
  message: string | Uint8Array<ArrayBuffer>,
): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  socket.onclose = ({ code }) => resolve(code);
  socket.onopen = () => socket.send(message);
  return await promise;
}
