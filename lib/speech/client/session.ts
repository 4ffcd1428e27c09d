import { AppError, toPublicError } from "../../errors.ts";
import { batchBytes } from "../batch_codec.ts";
import { type Batch, type Hello, MAX_BATCH_BYTES, type ServerMessage } from "../protocol.ts";
import type { Progress } from "./progress.ts";
import type { Pulse } from "./pulse.ts";
import type { Network, Patience, ReadPackets, Refusal, UplinkEvents } from "./uplink_types.ts";

/** What one connection works with; both kinds of connection move the same progress on. */
export interface Session {
  readonly hello: Hello;
  /** Address of the answer, for example "https://host/api/answers/ID". */
  readonly address: string;
  readonly read: ReadPackets;
  readonly progress: Progress;
  /** Beats when there is more to send, or the end is known. */
  readonly pulse: Pulse;
  readonly events: UplinkEvents;
  readonly network: Network;
  readonly patience: Patience;
  readonly signal: AbortSignal;
  /** The server has answered: this kind of connection works. */
  onReady(): void;
  /** Adds to the bytes sent. */
  count(bytes: number): void;
}

/** How a connection came to its end. */
export type Outcome =
  | { readonly type: "done"; readonly location: string }
  | { readonly type: "refused"; readonly refusal: Refusal }
  /** Cut or failed; another try may do. */
  | { readonly type: "lost" };

/** Moves the answer on as the server says; gives the outcome where it is the last word. */
export function take(message: ServerMessage, session: Session): Outcome | null {
  const { progress, events } = session;
  switch (message.type) {
    case "ready":
      progress.connected(message.next);
      session.onReady();
      events.onLink("online");
      events.onRecogniser(message.recogniser);
      events.onAcknowledged(progress.acknowledged);
      return null;
    case "ack":
      progress.acknowledge(message.next, performance.now());
      events.onAcknowledged(progress.acknowledged);
      return null;
    case "partial":
      events.onPartial(message.text);
      return null;
    case "final":
      events.onFinal(message.segment);
      return null;
    case "queued":
      events.onQueued(message.ahead);
      return null;
    case "done":
      return { type: "done", location: message.location };
    case "error":
      return message.fatal ? { type: "refused", refusal: toRefusal(message) } : { type: "lost" };
  }
}

/** The next packets to send, as many as one message holds; null = wait for more. */
export async function nextBatch({ progress, read }: Session): Promise<Batch | null> {
  const due = progress.due();
  if (due === 0) return null;
  const first = progress.sent;
  const packets = [...await read(first, due)];
  while (packets.length > 1 && batchBytes(packets) > MAX_BATCH_BYTES) packets.pop();
  if (packets.length === 0) {
    throw new AppError("out_of_order", `Packet "${first}" is not kept here`);
  }
  return { first, packets };
}

/** A failure of this device is the end of the upload: what is kept stays kept. */
export function toOutcome(error: unknown): Outcome {
  return { type: "refused", refusal: toPublicError(error) };
}

function toRefusal({ code, message, hint }: Refusal): Refusal {
  return { code, message, hint };
}
