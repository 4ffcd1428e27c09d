/** A relay on loopback that keeps the server's address and does to connections what bad networks do. */

/**
 * What becomes of traffic. "relay": nothing · "stall": bytes of all connections wait, old and new ·
 * "refuse": new connections are closed at once · "no_sockets": as "relay", but WebSockets are turned away.
 */
export type LinkMode = "relay" | "stall" | "refuse" | "no_sockets";

export interface Proxy extends AsyncDisposable {
  /** The address that stays the same. */
  readonly origin: string;
  mode: LinkMode;
  /** Where new connections lead: changed when the server is back on another port. */
  target: string;
  /** Closes all connections without a word; gives how many WebSockets were among them. */
  cut(): number;
}

const UPGRADE = /^upgrade:\s*websocket/im;
const REFUSAL = "HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
const BUFFER_BYTES = 65_536;

/** Relays to the server at `target`, an origin such as "http://127.0.0.1:8000". */
export function startProxy(target: string): Proxy {
  return new Relay(target);
}

class Relay implements Proxy {
  target: string;
  readonly #listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  readonly #open = new Map<Deno.Conn, { isSocket: boolean }>();
  readonly #accepting: Promise<void>;
  #mode: LinkMode = "relay";
  #flow = Promise.withResolvers<void>();

  constructor(target: string) {
    this.target = target;
    this.#flow.resolve();
    this.#accepting = this.#accept();
  }

  get origin(): string {
    return `http://127.0.0.1:${this.#listener.addr.port}`;
  }

  get mode(): LinkMode {
    return this.#mode;
  }

  set mode(mode: LinkMode) {
    this.#mode = mode;
    this.#flow.resolve();
    if (mode === "stall") this.#flow = Promise.withResolvers();
  }

  cut(): number {
    const sockets = [...this.#open.values()].filter(({ isSocket }) => isSocket).length;
    for (const client of this.#open.keys()) close(client);
    return sockets;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#listener.close();
    this.mode = "relay";
    this.cut();
    await this.#accepting;
  }

  async #accept(): Promise<void> {
    const relays: Promise<void>[] = [];
    for await (const client of this.#listener) relays.push(this.#relay(client));
    await Promise.all(relays);
  }

  async #relay(client: Deno.Conn): Promise<void> {
    const state = { isSocket: false };
    this.#open.set(client, state);
    try {
      const head = await read(client);
      state.isSocket = UPGRADE.test(new TextDecoder().decode(head));
      if (state.isSocket && this.#mode === "no_sockets") {
        await client.write(new TextEncoder().encode(REFUSAL));
      } else if (this.#mode !== "refuse") await this.#join(client, head);
    } catch {
      // Either side went away, or was made to.
    } finally {
      close(client);
      this.#open.delete(client);
    }
  }

  async #join(client: Deno.Conn, head: Uint8Array): Promise<void> {
    const { hostname, port } = new URL(this.target);
    const server = await Deno.connect({ hostname, port: Number(port) });
    try {
      await this.#flow.promise;
      await writeAll(server, head);
      await Promise.race([this.#pump(client, server), this.#pump(server, client)]);
    } finally {
      close(server);
    }
  }

  async #pump(from: Deno.Conn, to: Deno.Conn): Promise<void> {
    for (let bytes = await read(from); bytes.length > 0; bytes = await read(from)) {
      await this.#flow.promise;
      await writeAll(to, bytes);
    }
  }
}

/** Empty at the end. */
async function read(from: Deno.Conn): Promise<Uint8Array> {
  const buffer = new Uint8Array(BUFFER_BYTES);
  return buffer.subarray(0, await from.read(buffer) ?? 0);
}

async function writeAll(to: Deno.Conn, bytes: Uint8Array): Promise<void> {
  for (let done = 0; done < bytes.length;) done += await to.write(bytes.subarray(done));
}

function close(connection: Deno.Conn): void {
  try {
    connection.close();
  } catch {
    // It is closed already.
  }
}
