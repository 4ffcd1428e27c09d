import { BROWSER_NETWORK } from "./browser_network.client.ts";
import type { Outbox } from "./outbox.ts";

interface DiscardOptions {
  readonly outbox: Outbox;
  /** Where the server is, for example "https://host/api/answers". */
  readonly api: string;
}

/** Forgets an answer here and on the server; without a network the server finds out by itself that it was left. */
export async function discardAnswer(id: string, { outbox, api }: DiscardOptions): Promise<void> {
  await outbox.remove(id);
  await BROWSER_NETWORK.fetch(`${api}/${id}`, { method: "DELETE", keepalive: true }).catch(
    () => {},
  );
}
