import { openDiskStore } from "./disk_store.client.ts";
import { createOutbox, type Outbox } from "./outbox.ts";

/** The outbox of this device: on disk where the browser lets it, in memory else. */
export async function openOutbox(): Promise<Outbox> {
  return createOutbox(await openDiskStore().catch(() => null));
}
