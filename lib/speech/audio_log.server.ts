/**
 * The durable log of an answer's packets. A batch is one row and its commit is what the recorder is told;
 * the answer's row is the log's head (`packets` = number of the next one) and its lock puts appends in order.
 */
import type { Kysely } from "kysely";
import {
  BufferFullError,
  createWriteBuffer,
  type Database,
  type Tables,
  transact,
} from "../db/mod.ts";
import { AppError } from "../errors.ts";
import { type Append, appendGroup } from "./append_group.server.ts";
import { decodeBatch, encodeBatch } from "./batch_codec.ts";
import { type Batch, FRAME_MS } from "./protocol.ts";

/** Most sound kept of one answer, in bytes: half an hour of the largest codec that browsers record. */
export const MAX_ANSWER_BYTES = 32 * 1024 * 1024;

/** Rows read at a time, so that a long answer is never in memory as a whole. */
const PAGE_ROWS = 32;

/** The packets of every answer, in order, each stored once. */
export interface AudioLog {
  /**
   * Stores the packets of the batch that are not stored yet; repeating it changes nothing.
   *
   * @returns the number of the first packet that is still missing, once everything before it is durable
   * @throws AppError "out_of_order" where packets before the batch are missing, "answer_closed" where new
   * ones come after the end, "not_found" without such an answer, "too_large" beyond 32 MiB, "storage_busy"
   * where it is to be sent again, as too much waits
   */
  append(answerId: string, batch: Batch): Promise<number>;
  /** Number of the first packet that is missing. */
  next(answerId: string): Promise<number>;
  /** The packets from number `from` on, as far as they are stored now. */
  read(answerId: string, options?: { from?: number }): AsyncIterable<Uint8Array>;
  /** What was recorded, even if the sound itself is removed. */
  size(answerId: string): Promise<LogSize>;
  /** Deletes the sound; what is known of its size stays. */
  remove(answerId: string): Promise<void>;
  /** Takes no more packets; resolves once those that were taken are stored. */
  close(): Promise<void>;
}

export interface LogSize {
  readonly packets: number;
  /** Of the packets alone, without framing. */
  readonly bytes: number;
}

export interface AudioLogOptions {
  /** Told once, with their bytes, when more packets wait than may, and recorders are sent away for now. */
  readonly onFull?: (bytes: number) => void;
  /** Bytes that may wait; given by tests. */
  readonly waitingBytes?: number;
}

/** Opens the log on the tables `answers` and `audio_batches`. */
export function createAudioLog(
  db: Database,
  { onFull, waitingBytes }: AudioLogOptions = {},
): AudioLog {
  const size = async (answerId: string): Promise<LogSize> =>
    await selectHead(db, answerId).executeTakeFirst() ?? notFound(answerId);
  const buffer = createWriteBuffer<Append, number | null>({
    commit: (appends) => appendGroup(db, appends, { mostBytes: MAX_ANSWER_BYTES }),
    bytesOf: ({ payload }) => payload.length,
    onFull,
    ...waitingBytes !== undefined && { limits: { waitingBytes } },
  });
  return {
    append: async (answerId, batch) =>
      await buffer.write(toAppend(answerId, batch)).catch(refuseIfFull) ??
        await transact(db, (transaction) => append(transaction, { answerId, batch })),
    next: async (answerId) => (await size(answerId)).packets,
    read: (answerId, { from = 0 } = {}) => readPackets(db, { answerId, from }),
    size,
    remove: async (answerId) => {
      await db.deleteFrom("audio_batches").where("answer_id", "=", answerId).execute();
    },
    close: buffer.close,
  };
}

const toAppend = (answerId: string, batch: Batch): Append => ({
  answerId,
  first: batch.first,
  packets: batch.packets.length,
  bytes: batch.packets.reduce((sum, packet) => sum + packet.length, 0),
  payload: encodeBatch(batch),
});

function refuseIfFull(error: unknown): never {
  throw error instanceof BufferFullError
    ? new AppError("storage_busy", error.message, { cause: error, retryAfterS: 1 })
    : error;
}

function selectHead(db: Kysely<Tables>, answerId: string) {
  return db.selectFrom("answers").select(["packets", "bytes", "state", "codec"])
    .where("id", "=", answerId);
}

function notFound(answerId: string): never {
  throw new AppError("not_found", `No answer "${answerId}"`);
}

/** With the answer's row locked: for whatever a group leaves out. */
async function append(
  db: Kysely<Tables>,
  { answerId, batch }: { readonly answerId: string; readonly batch: Batch },
): Promise<number> {
  const head = await selectHead(db, answerId).forUpdate().executeTakeFirst() ?? notFound(answerId);
  const next = head.packets;
  if (batch.first > next) {
    throw new AppError("out_of_order", `Packet "${next}" is missing before "${batch.first}"`);
  }
  const packets = batch.packets.slice(next - batch.first);
  if (packets.length === 0) return next;
  if (head.state !== "open") throw new AppError("answer_closed", `Answer "${answerId}" has ended`);
  const bytes = packets.reduce((sum, packet) => sum + packet.length, head.bytes);
  if (bytes > MAX_ANSWER_BYTES) throw new AppError("too_large", `Answer of "${bytes}" bytes`);

  await db.insertInto("audio_batches").values({
    answer_id: answerId,
    first_seq: next,
    packet_count: packets.length,
    payload: encodeBatch({ first: next, packets }),
  }).execute();
  const total = next + packets.length;
  await db.updateTable("answers").where("id", "=", answerId)
    .set({
      packets: total,
      bytes,
      // The length of a container's chunk is known only once it is demuxed.
      ...(head.codec === "opus" && { duration_ms: total * FRAME_MS }),
    }).execute();
  return total;
}

async function* readPackets(
  db: Database,
  { answerId, from }: { readonly answerId: string; readonly from: number },
): AsyncGenerator<Uint8Array> {
  let next = from;
  while (true) {
    const rows = await selectRows(db, { answerId, from: next });
    for (const row of rows) {
      const packets = decodeBatch(row.payload).packets;
      yield* packets.slice(Math.max(0, next - row.first_seq));
      next = row.first_seq + row.packet_count;
    }
    if (rows.length < PAGE_ROWS) return;
  }
}

/** The row that holds packet `from`, and those after it. */
function selectRows(
  db: Database,
  { answerId, from }: { readonly answerId: string; readonly from: number },
) {
  return db.selectFrom("audio_batches").select(["first_seq", "packet_count", "payload"])
    .where("answer_id", "=", answerId)
    .where(
      "first_seq",
      ">=",
      (row) =>
        row.selectFrom("audio_batches").where("answer_id", "=", answerId)
          .where("first_seq", "<=", from)
          .select((expression) =>
            expression.fn.coalesce(expression.fn.max("first_seq"), expression.lit(0)).as("first")
          ),
    )
    .orderBy("first_seq").limit(PAGE_ROWS).execute();
}
