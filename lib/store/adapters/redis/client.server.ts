/** Connections to Redis that come back by themselves. */
import { createClient, ErrorReply } from "redis";
import { systemClock } from "../../../clock.ts";
import { inTime } from "../../in_time.ts";

export type Client = ReturnType<typeof createReconnectingClient>["client"];

const CONNECT_TIMEOUT_MS = 5_000;
const LONGEST_RETRY_DELAY_MS = 2_000;

export interface ClientOptions {
  /** Told that Redis cannot be reached; the client then goes on trying. Absent = that is an error. */
  readonly onAway?: (error: Error) => void;
}

/** @throws {Error} If Redis does not answer or lets nobody in; the message names it without its password */
export async function openClient(url: string, { onAway }: ClientOptions = {}): Promise<Client> {
  const { client, keepConnected } = createReconnectingClient(url);
  const { host } = new URL(url);
  const connecting = client.connect();
  try {
    const limit = { clock: systemClock, ms: CONNECT_TIMEOUT_MS, who: `Redis at "${host}"` };
    await (onAway ? inTime(connecting, limit) : connecting);
    keepConnected();
  } catch (cause) {
    const error = new Error(`Redis at "${host}" does not answer: check REDIS_URL`, { cause });
    // What it says itself, such as of a wrong password, it will say again.
    if (!onAway || cause instanceof ErrorReply) throw error;
    keepConnected();
    (client.isOpen ? connecting : client.connect()).catch(() => {});
    onAway(error);
  }
  return client;
}

/** A client that gives up when it cannot connect at all, but never once it is kept connected. */
function createReconnectingClient(url: string) {
  let kept = false;
  const client = createClient({
    url,
    disableOfflineQueue: true,
    socket: {
      connectTimeout: CONNECT_TIMEOUT_MS,
      reconnectStrategy: (retries) => kept && Math.min(50 * 2 ** retries, LONGEST_RETRY_DELAY_MS),
    },
  });
  // A lost connection shows in every command that fails by it; unheard it would end the process.
  client.on("error", () => {});
  return { client, keepConnected: () => void (kept = true) };
}
