import { AppError } from "../errors.ts";
import { type Batch, MAX_BATCH_BYTES, MAX_PACKET_BYTES, MAX_PACKETS } from "./protocol.ts";

const BATCH_TYPE = 1;
const HEADER_BYTES = 4;
const LENGTH_BYTES = 2;

/** Bytes that a batch of packets of these sizes takes on the wire. */
export function batchBytes(packets: readonly Uint8Array[]): number {
  return packets.reduce((sum, packet) => sum + LENGTH_BYTES + packet.length, HEADER_BYTES);
}

/**
 * Writes a batch in its wire form.
 *
 * @throws {AppError} "bad_message" without packets or with an empty one; "too_large" beyond the limits
 */
export function encodeBatch({ first, packets }: Batch): Uint8Array<ArrayBuffer> {
  assertRange(first, packets.length);
  packets.forEach((packet) => assertLength(packet.length));
  const bytes = new Uint8Array(batchBytes(packets));
  assertBatchBytes(bytes.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, BATCH_TYPE << 24 | first);
  let at = HEADER_BYTES;
  for (const packet of packets) {
    view.setUint16(at, packet.length);
    bytes.set(packet, at + LENGTH_BYTES);
    at += LENGTH_BYTES + packet.length;
  }
  return bytes;
}

/**
 * Reads a batch; its packets are views on `bytes`, not copies.
 *
 * @throws {AppError} "bad_message" when malformed; "too_large" beyond the limits of the protocol
 */
export function decodeBatch(bytes: Uint8Array): Batch {
  assertBatchBytes(bytes.length);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (bytes.length < HEADER_BYTES || view.getUint8(0) !== BATCH_TYPE) {
    throw new AppError("bad_message", `Message of ${bytes.length} bytes is not a batch`);
  }
  const first = view.getUint32(0) & 0xffffff;
  const packets: Uint8Array[] = [];
  for (let at = HEADER_BYTES; at < bytes.length;) {
    const packet = readPacket(view, at);
    packets.push(packet);
    at += LENGTH_BYTES + packet.length;
  }
  assertRange(first, packets.length);
  return { first, packets };
}

function readPacket(view: DataView, at: number): Uint8Array {
  const left = view.byteLength - at - LENGTH_BYTES;
  const length = left >= 0 ? view.getUint16(at) : 0;
  if (length > left) throw new AppError("bad_message", `Packet at byte "${at}" runs over the end`);
  assertLength(length);
  return new Uint8Array(view.buffer, view.byteOffset + at + LENGTH_BYTES, length);
}

function assertLength(length: number): void {
  if (length === 0) throw new AppError("bad_message", "Packet is empty");
  if (length > MAX_PACKET_BYTES) {
    throw new AppError("too_large", `Packet of "${length}" bytes is over ${MAX_PACKET_BYTES}`);
  }
}

function assertBatchBytes(length: number): void {
  if (length > MAX_BATCH_BYTES) {
    throw new AppError("too_large", `Batch of "${length}" bytes is over ${MAX_BATCH_BYTES}`);
  }
}

function assertRange(first: number, count: number): void {
  if (count === 0) throw new AppError("bad_message", "Batch has no packets");
  if (!Number.isInteger(first) || first < 0) {
    throw new AppError("bad_message", `Packet number "${first}" is not one`);
  }
  if (first + count > MAX_PACKETS) {
    throw new AppError("too_large", `Packet "${first + count - 1}" is beyond ${MAX_PACKETS}`);
  }
}
