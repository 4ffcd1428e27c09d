import assert from "node:assert/strict";
import fc from "fast-check";
import { AppError } from "../errors.ts";
import { MAX_MESSAGE_LENGTH, parseClientMessage, parseServerMessage } from "./messages.ts";
import type { ClientMessage, ServerMessage } from "./protocol.ts";

const id = fc.uuid();
const text = fc.string({ maxLength: 100 });
const packets = fc.integer({ min: 0, max: 30_000 });
const time = fc.integer({ min: 0, max: 1_800_000 });
const confidence = fc.option(fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0));

const clientMessage: fc.Arbitrary<ClientMessage> = fc.oneof(
  fc.record({
    type: fc.constant("hello" as const),
    version: fc.constant(1 as const),
    answer: id,
    question: id,
    codec: fc.constantFrom("opus" as const, "webm" as const, "ogg" as const, "mp4" as const),
  }),
  fc.record({ type: fc.constant("end" as const), packets }),
);

const word = fc.record({ text, startMs: time, endMs: time, confidence });
const segment = fc.record({
  text,
  startMs: time,
  endMs: time,
  confidence,
  words: fc.array(word, { maxLength: 5 }),
});

const serverMessage: fc.Arbitrary<ServerMessage> = fc.oneof(
  fc.record({ type: fc.constant("ready" as const), next: packets, recogniser: fc.option(text) }),
  fc.record({ type: fc.constant("ack" as const), next: packets }),
  fc.record({ type: fc.constant("partial" as const), text }),
  fc.record({ type: fc.constant("final" as const), segment }),
  fc.record({ type: fc.constant("queued" as const), ahead: fc.nat(1000) }),
  fc.record({ type: fc.constant("done" as const), location: id.map((id) => `/answers/${id}`) }),
  fc.record({
    type: fc.constant("error" as const),
    code: text,
    message: text,
    hint: text,
    fatal: fc.boolean(),
  }),
);

/** What JSON can carry: -0 becomes 0 and prototypes are plain. */
const plain = (value: unknown) => JSON.parse(JSON.stringify(value));

function refuses(parse: (json: string) => unknown, value: unknown): void {
  const json = typeof value === "string" ? value : JSON.stringify(value);
  assert.throws(() => parse(json), (error) => error instanceof AppError, json.slice(0, 100));
}

Deno.test("parseClientMessage() gives back every message of the client", () => {
  fc.assert(fc.property(clientMessage, (message) => {
    assert.deepEqual(parseClientMessage(JSON.stringify(message)), plain(message));
  }));
});

Deno.test("parseServerMessage() gives back every message of the server", () => {
  fc.assert(fc.property(serverMessage, (message) => {
    assert.deepEqual(parseServerMessage(JSON.stringify(message)), plain(message));
  }));
});

Deno.test("parseClientMessage() and parseServerMessage() never throw anything but typed errors", () => {
  const types = fc.constantFrom("hello", "end", "ready", "ack", "final", "done", "constructor");
  const almost = fc.tuple(types, fc.dictionary(fc.string(), fc.jsonValue()))
    .map(([type, rest]) => JSON.stringify({ ...rest, type }));
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json(), almost), (json) => {
    for (const parse of [parseClientMessage, parseServerMessage]) {
      try {
        parse(json);
      } catch (error) {
        assert.ok(error instanceof AppError, String(error));
      }
    }
  }));
});

Deno.test("parseClientMessage() refuses wrong fields", () => {
  const hello = {
    type: "hello",
    version: 1,
    answer: "6f0e39c0-6c6b-4a53-9c1f-3a1f5f1b2a10",
    question: "6f0e39c0-6c6b-4a53-9c1f-3a1f5f1b2a11",
    codec: "opus",
  };
  assert.deepEqual(parseClientMessage(JSON.stringify({ ...hello, extra: 1 })), hello);
  refuses(parseClientMessage, { ...hello, version: 2 });
  refuses(parseClientMessage, { ...hello, answer: "1" });
  refuses(parseClientMessage, { ...hello, question: ["x"] });
  refuses(parseClientMessage, { ...hello, codec: "wav" });
  refuses(parseClientMessage, { type: "end", packets: 1.5 });
  refuses(parseClientMessage, { type: "end", packets: 30_001 });
  refuses(parseClientMessage, { type: "toString" });
  refuses(parseClientMessage, [hello]);
  refuses(parseClientMessage, `{"type":"end","packets":1${" ".repeat(MAX_MESSAGE_LENGTH)}}`);
});

Deno.test("parseServerMessage() follows no location off this site", () => {
  for (const location of ["//evil.example", "https://evil.example", "javascript:0", "/\\evil"]) {
    refuses(parseServerMessage, { type: "done", location });
  }
  refuses(parseServerMessage, { type: "done" });
});
