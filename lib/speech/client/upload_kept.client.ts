import { BROWSER_NETWORK } from "./browser_network.client.ts";
import type { Outbox } from "./outbox.ts";
import type { KeptAnswer } from "./packet_store.ts";
import type { RecorderModel } from "./recorder_model.ts";
import { createUplink } from "./uplink.ts";
import { modelEvents } from "./uplink_to_model.ts";

/** An upload that is under way. */
export interface KeptUpload {
  retry(): void;
  /** Gives up for now: what is not acknowledged stays in the outbox. */
  close(): Promise<void>;
}

interface KeptUploadOptions {
  readonly outbox: Outbox;
  readonly api: string;
  /** Where it is shown how far it has come. */
  readonly model: RecorderModel;
}

/** Sends an answer that was recorded to its end earlier, and removes it once the server has it. */
export function uploadKept(
  answer: KeptAnswer & { readonly packets: number },
  { outbox, api, model }: KeptUploadOptions,
): KeptUpload {
  const { id, packets } = answer;
  model.pendingPackets.value = packets - answer.acknowledged;
  const uplink = createUplink({
    answer,
    api,
    network: BROWSER_NETWORK,
    read: (from, limit) => outbox.read(id, from, limit),
    events: {
      ...modelEvents(model),
      onAcknowledged(next) {
        model.pendingPackets.value = packets - next;
        void outbox.acknowledge(id, next);
      },
      async onDone(location) {
        await outbox.remove(id);
        model.location.value = location;
        model.state.value = "saved";
      },
      onRefused(detail) {
        model.problem.value = { code: "refused", detail };
        model.state.value = "held";
      },
    },
  });
  uplink.available(packets);
  uplink.end(packets);
  return { retry: uplink.retry, close: uplink.close };
}
