import { BROWSER_NETWORK } from "./browser_network.client.ts";
import type { Outbox } from "./outbox.ts";

interface DiscardOptions {
  readonly outbox: Outbox;
  /** Where the server is, for example "https://host/api/answers". */
  readonly api: string;
}

/** Forgets an answer here and on the server; without a network the server is told at the next connection. */
export async function discardAnswer(id: string, options: DiscardOptions): Promise<void> {
  await options.outbox.discard(id);
  await sendDiscards(options);
}

/** Tells the server of every answer that was discarded and that it may still have; never throws. */
export async function sendDiscards({ outbox, api }: DiscardOptions): Promise<void> {
  for (const id of await outbox.discarded()) {
    if (await isForgotten(`${api}/${id}`)) await outbox.remove(id);
  }
}

async function isForgotten(address: string): Promise<boolean> {
  try {
    const response = await BROWSER_NETWORK.fetch(address, { method: "DELETE", keepalive: true });
    await response.body?.cancel();
    return response.ok || response.status === 404;
  } catch {
    return false;
  }
}
