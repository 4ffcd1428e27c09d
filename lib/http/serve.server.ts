/** Listening, and stopping without cutting anybody off. */
import type { Config } from "../config.server.ts";

export interface ServeOptions extends Pick<Config, "host" | "port"> {
  /** Told the address once it listens. */
  readonly onListen: (origin: string) => void;
  /** Called when the process is asked to stop: ends what would keep requests open, such as sockets. */
  readonly onStop: () => Promise<void>;
  /** Called once every request has been answered: closes what requests need. */
  readonly onStopped: () => Promise<void>;
}

type Fetch = (req: Request, info: Deno.ServeHandlerInfo) => Response | Promise<Response>;

const SIGNALS: readonly Deno.Signal[] = ["SIGINT", "SIGTERM"];
/** What is still open after this long is cut. */
const GRACE_MS = 10_000;

/** Serves until SIGINT or SIGTERM, then stops gracefully. */
export function serve(fetch: Fetch, options: ServeOptions): void {
  const { host, port, onListen, onStop, onStopped } = options;
  const server = Deno.serve({
    hostname: host,
    port,
    onListen: (address) => onListen(`http://${printable(address.hostname)}:${address.port}`),
  }, fetch);
  const stop = async () => {
    for (const signal of SIGNALS) Deno.removeSignalListener(signal, stop);
    Deno.unrefTimer(setTimeout(() => Deno.exit(1), GRACE_MS));
    await Promise.all([server.shutdown(), onStop()]);
    await onStopped();
    Deno.exit(0);
  };
  for (const signal of SIGNALS) Deno.addSignalListener(signal, stop);
}

/** IPv6 addresses stand in brackets (RFC 3986, 3.2.2). */
function printable(hostname: string): string {
  return hostname.includes(":") ? `[${hostname}]` : hostname;
}
