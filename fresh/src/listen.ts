import type { FreshHandler } from "./handle_request.ts";

export type ListenOptions = Partial<Deno.ServeTcpOptions & Deno.TlsCertifiedKeyPem> & {
  /** Public address, printed beside the local one. */
  remoteAddress?: string;
};

const FIRST_PORT = 8000;
const PORTS = 20;

/** Starts serving; without a port takes the first free one, so that apps can run side by side. */
export function listen(
  handler: FreshHandler,
  { basePath, ...options }: ListenOptions & { basePath: string },
): Deno.HttpServer {
  const onListen = options.onListen ?? ((addr) => announce(addr, { ...options, basePath }));
  return options.port === undefined
    ? serveOnFreePort(handler, { ...options, onListen })
    : Deno.serve({ ...options, onListen }, handler);
}

function serveOnFreePort(handler: FreshHandler, options: ListenOptions): Deno.HttpServer {
  for (let port = FIRST_PORT; port < FIRST_PORT + PORTS - 1; port++) {
    try {
      return Deno.serve({ ...options, port }, handler);
    } catch (error) {
      if (!(error instanceof Deno.errors.AddrInUse)) throw error;
    }
  }
  return Deno.serve({ ...options, port: FIRST_PORT + PORTS - 1 }, handler);
}

function announce(
  { hostname, port }: Deno.NetAddr,
  { basePath, cert, remoteAddress }: ListenOptions & { basePath: string },
): void {
  const protocol = cert === undefined ? "http" : "https";
  const host = hostname.includes(":") ? `[${hostname}]` : hostname;
  // deno-lint-ignore no-console -- whoever starts the server needs its address
  console.log(`Fresh ready: ${protocol}://${host}:${port}${basePath}/ ${remoteAddress ?? ""}`);
}
