/** Connections to Redis that come back by themselves. */
import { createClient } from "redis";

export type Client = ReturnType<typeof createReconnectingClient>["client"];

const CONNECT_TIMEOUT_MS = 5_000;
const LONGEST_RETRY_DELAY_MS = 2_000;

/** @throws {Error} If Redis does not answer; the message names it without its password */
export async function openClient(url: string): Promise<Client> {
  const { client, keepConnected } = createReconnectingClient(url);
  try {
    await client.connect();
  } catch (cause) {
    throw new Error(`Redis at "${new URL(url).host}" does not answer: check REDIS_URL`, { cause });
  }
  keepConnected();
  return client;
}

/** A client that gives up when it cannot connect at all, but never once it was connected. */
function createReconnectingClient(url: string) {
  let connected = false;
  const client = createClient({
    url,
    disableOfflineQueue: true,
    socket: {
      connectTimeout: CONNECT_TIMEOUT_MS,
      reconnectStrategy: (retries, cause) =>
        connected ? Math.min(50 * 2 ** retries, LONGEST_RETRY_DELAY_MS) : cause,
    },
  });
  // A lost connection shows in every command that fails by it; unheard it would end the process.
  client.on("error", () => {});
  return { client, keepConnected: () => void (connected = true) };
}
