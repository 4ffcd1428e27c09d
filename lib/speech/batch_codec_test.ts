import assert from "node:assert/strict";
import fc from "fast-check";
import { AppError } from "../errors.ts";
import { batchBytes, decodeBatch, encodeBatch } from "./batch_codec.ts";
import { MAX_BATCH_BYTES, MAX_PACKET_BYTES, MAX_PACKETS } from "./protocol.ts";

const packet = fc.uint8Array({ minLength: 1, maxLength: 400 });
const batch = fc.record({
  first: fc.integer({ min: 0, max: MAX_PACKETS - 20 }),
  packets: fc.array(packet, { minLength: 1, maxLength: 20 }),
}, { noNullPrototype: true });

function code(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
  return "none";
}

Deno.test("decodeBatch() gives back what encodeBatch() wrote", () => {
  fc.assert(fc.property(batch, (sent) => {
    const bytes = encodeBatch(sent);
    assert.equal(bytes.length, batchBytes(sent.packets));
    assert.deepEqual(decodeBatch(bytes), sent);
  }));
});

Deno.test("decodeBatch() reads a view that does not start its buffer", () => {
  const bytes = encodeBatch({ first: 7, packets: [Uint8Array.of(1, 2)] });
  const padded = new Uint8Array(bytes.length + 9);
  padded.set(bytes, 5);
  const read = decodeBatch(padded.subarray(5, 5 + bytes.length));
  assert.deepEqual(read, { first: 7, packets: [Uint8Array.of(1, 2)] });
});

Deno.test("decodeBatch() refuses arbitrary bytes with a typed error or reads them exactly", () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), fc.boolean(), (bytes, typed) => {
    if (typed && bytes.length > 0) bytes[0] = 1;
    let read;
    try {
      read = decodeBatch(bytes);
    } catch (error) {
      assert.ok(error instanceof AppError, String(error));
      return;
    }
    assert.deepEqual(encodeBatch(read), bytes);
  }));
});

Deno.test("decodeBatch() refuses every truncation of a batch", () => {
  const bytes = encodeBatch({ first: 3, packets: [new Uint8Array(9), new Uint8Array(40)] });
  const whole = new Set([bytes.length, 4 + 2 + 9]);
  for (let length = 0; length < bytes.length; length++) {
    const expected = whole.has(length) ? "none" : "bad_message";
    assert.equal(code(() => decodeBatch(bytes.subarray(0, length))), expected, `${length} bytes`);
  }
});

Deno.test("decodeBatch() refuses an empty packet, another type and what is beyond the limits", () => {
  assert.equal(code(() => decodeBatch(Uint8Array.of(1, 0, 0, 0, 0, 0))), "bad_message");
  assert.equal(code(() => decodeBatch(Uint8Array.of(2, 0, 0, 0, 0, 1, 9))), "bad_message");
  assert.equal(code(() => decodeBatch(Uint8Array.of(1, 255, 255, 255, 0, 1, 9))), "too_large");
  assert.equal(code(() => decodeBatch(new Uint8Array(MAX_BATCH_BYTES + 1))), "too_large");
});

Deno.test("encodeBatch() refuses what decodeBatch() would", () => {
  const one = new Uint8Array(1);
  assert.equal(code(() => encodeBatch({ first: 0, packets: [] })), "bad_message");
  assert.equal(code(() => encodeBatch({ first: -1, packets: [one] })), "bad_message");
  assert.equal(code(() => encodeBatch({ first: 0.5, packets: [one] })), "bad_message");
  assert.equal(code(() => encodeBatch({ first: MAX_PACKETS, packets: [one] })), "too_large");
  const large = new Uint8Array(MAX_PACKET_BYTES + 1);
  assert.equal(code(() => encodeBatch({ first: 0, packets: [large] })), "too_large");
  const many = Array.from({ length: 5 }, () => new Uint8Array(MAX_PACKET_BYTES));
  assert.equal(code(() => encodeBatch({ first: 0, packets: many })), "too_large");
});
