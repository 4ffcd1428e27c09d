/** Redis's publish and subscribe, with what it leaves out: word of messages that were lost with a connection. */
import type { Channel, Listener } from "../../store.ts";
import { type Client, openClient } from "./client.server.ts";

interface RedisChannelParts {
  /** Tells. */
  readonly client: Client;
  readonly url: string;
  readonly name: string;
}

/**
 * Subscribes on a connection of its own. A ping on it is answered after every message that was published before: that
 * is how a listener knows that it has heard all.
 */
export async function openRedisChannel(
  { client, url, name }: RedisChannelParts,
  { heard, lost }: Listener,
): Promise<Channel> {
  const subscriber = await openClient(url);
  let broken = false;
  subscriber.on("error", () => void (broken = true));
  try {
    await subscriber.subscribe(name, heard);
  } catch (error) {
    subscriber.destroy();
    throw error;
  }
  return {
    async tell(message) {
      await client.publish(name, message);
    },
    async catchUp() {
      await subscriber.ping();
      if (broken) lost();
      broken = false;
    },
    [Symbol.asyncDispose]() {
      // Nobody waits for an answer on it.
      if (subscriber.isOpen) subscriber.destroy();
      return Promise.resolve();
    },
  };
}
