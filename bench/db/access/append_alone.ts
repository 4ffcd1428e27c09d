/** The baseline: one batch of sound stored in a transaction of its own, of three statements. */
import type { Database } from "../../../lib/db/mod.ts";
import { encodeBatch } from "../../../lib/speech/batch_codec.ts";
import { type Batch, FRAME_MS } from "../../../lib/speech/protocol.ts";

export async function appendAlone(
  db: Database,
  { answerId, batch }: { readonly answerId: string; readonly batch: Batch },
): Promise<number> {
  const { packets, bytes } = await db.selectFrom("answers")
    .select(["packets", "bytes", "state", "codec"]).where("id", "=", answerId)
    .forUpdate().executeTakeFirstOrThrow();
  await db.insertInto("audio_batches").values({
    answer_id: answerId,
    first_seq: packets,
    packet_count: batch.packets.length,
    payload: encodeBatch(batch),
  }).execute();
  const total = packets + batch.packets.length;
  await db.updateTable("answers").where("id", "=", answerId).set({
    packets: total,
    bytes: batch.packets.reduce((sum, packet) => sum + packet.length, bytes),
    duration_ms: total * FRAME_MS,
  }).execute();
  return total;
}
