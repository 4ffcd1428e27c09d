/** Messages of one socket that wait for the database: bounded, and batches that follow each other are joined. */
import { decodeBatch } from "../batch_codec.ts";
import { type Batch, MAX_BATCH_BYTES } from "../protocol.ts";

/** A message as it came: JSON or a batch on the wire. */
export type Message = string | Uint8Array;

export type Work =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "batch"; readonly batch: Batch };

export class Inbox {
  #messages: Message[] = [];
  #bytes = 0;

  /** Bytes that wait. */
  get bytes(): number {
    return this.#bytes;
  }

  push(message: Message): void {
    this.#messages.push(message);
    this.#bytes += message.length;
  }

  clear(): void {
    this.#messages = [];
    this.#bytes = 0;
  }

  /**
   * What to do next: a text, or as many batches as one row takes.
   *
   * @throws AppError where a batch is malformed
   */
  take(): Work | null {
    const message = this.#shift();
    if (message === undefined) return null;
    if (typeof message === "string") return { type: "text", text: message };
    let batch = decodeBatch(message);
    let size = message.length;
    for (let next = this.#peekBatch(); next; next = this.#peekBatch()) {
      const end = batch.first + batch.packets.length;
      size += next.length;
      if (size > MAX_BATCH_BYTES) break;
      const { first, packets } = decodeBatch(next);
      if (first < batch.first || first > end) break;
      batch = { first: batch.first, packets: [...batch.packets, ...packets.slice(end - first)] };
      this.#shift();
    }
    return { type: "batch", batch };
  }

  #peekBatch(): Uint8Array | null {
    const next = this.#messages[0];
    return next instanceof Uint8Array ? next : null;
  }

  #shift(): Message | undefined {
    const message = this.#messages.shift();
    this.#bytes -= message?.length ?? 0;
    return message;
  }
}
