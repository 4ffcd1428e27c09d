import assert from "node:assert/strict";
import fc from "fast-check";
import { testDatabase } from "../../../tests/support/database.ts";
import { insertAnswer } from "../../../tests/support/spoken_answer.ts";
import type { Database } from "../../db/mod.ts";
import { AppError } from "../../errors.ts";
import { createAudioLog } from "../audio_log.server.ts";
import { encodeBatch } from "../batch_codec.ts";
import { parseServerMessage } from "../messages.ts";
import { PROTOCOL_VERSION, type ServerMessage } from "../protocol.ts";
import type { Transcriber } from "../transcription/types.ts";
import { createTranscription } from "../transcription/transcription.server.ts";
import { createIngest } from "./ingest.server.ts";
import type { Limits } from "./limits.ts";

const packet = (number: number) => Uint8Array.of(number >> 8, number & 255);
const upTo = (end: number) => Array.from({ length: end }, (_, index) => index);
const wire = (first: number, count: number) =>
  encodeBatch({ first, packets: upTo(count).map((index) => packet(first + index)) });

const hello = (answer: string) =>
  JSON.stringify({
    type: "hello",
    version: PROTOCOL_VERSION,
    answer,
    question: crypto.randomUUID(),
    codec: "opus",
  });

type ServerOptions = { readonly limits?: Partial<Limits>; readonly transcriber?: Transcriber };

/** A real server whose sockets go to ingest. */
function startServer(db: Database, { limits = {}, transcriber }: ServerOptions = {}) {
  const log = createAudioLog(db);
  const reported: unknown[] = [];
  const transcription = createTranscription({ db, log, transcriber: transcriber ?? null });
  const ingest = createIngest({
    log,
    transcription,
    limits,
    report: (error) => reported.push(error),
  });
  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen: () => {} }, (request) => {
    const { socket, response } = Deno.upgradeWebSocket(request);
    const answerId = new URL(request.url).pathname.slice(1);
    ingest.handleSocket(socket, {
      answerId,
      open: async () => ({ next: await log.next(answerId) }),
      onEnd: (packets) => Promise.resolve(`/answers/${answerId}/review?packets=${packets}`),
    });
    return response;
  });
  return {
    ingest,
    log,
    reported,
    connect: (answerId: string) => connect(`ws://127.0.0.1:${server.addr.port}/${answerId}`),
    [Symbol.asyncDispose]: async () => {
      ingest.close();
      await server.shutdown();
    },
  };
}

/** A recorder's end of the socket: sends what it is told and hands out what comes back, in order. */
async function connect(url: string) {
  const socket = new WebSocket(url);
  const messages: ServerMessage[] = [];
  let wake = () => {};
  socket.onmessage = ({ data }) => {
    messages.push(parseServerMessage(data));
    wake();
  };
  const closed = new Promise<number>((resolve) => socket.onclose = ({ code }) => resolve(code));
  await new Promise((resolve) => socket.onopen = resolve);
  const next = async () => {
    while (messages.length === 0) await new Promise<void>((resolve) => wake = resolve);
    return messages.shift()!;
  };
  return {
    closed,
    next,
    send: (message: string | Uint8Array<ArrayBuffer>) => socket.send(message),
    /** Reads on to the acknowledgement of everything before packet `end`. */
    acked: async (end: number) => {
      for (let message = await next();; message = await next()) {
        if (message.type === "ack" && message.next === end) return;
        assert.equal(message.type, "ack");
      }
    },
    async [Symbol.asyncDispose]() {
      socket.close();
      await closed;
    },
  };
}

async function stored(db: Database, answerId: string): Promise<number[]> {
  const numbers: number[] = [];
  for await (const bytes of createAudioLog(db).read(answerId)) {
    numbers.push((bytes[0]! << 8) | bytes[1]!);
  }
  return numbers;
}

Deno.test("handleSocket() acknowledges what is stored, then ends where the owner says", async () => {
  await using open = await testDatabase();
  await using server = startServer(open.db);
  const answerId = await insertAnswer(open.db);
  await using recorder = await server.connect(answerId);
  recorder.send(hello(answerId));
  assert.deepEqual(await recorder.next(), { type: "ready", next: 0, recogniser: null });
  for (let first = 0; first < 100; first += 5) recorder.send(wire(first, 5));
  await recorder.acked(100);
  assert.deepEqual(await stored(open.db, answerId), upTo(100));
  recorder.send(JSON.stringify({ type: "end", packets: 100 }));
  assert.deepEqual(await recorder.next(), {
    type: "done",
    location: `/answers/${answerId}/review?packets=100`,
  });
  assert.equal(await recorder.closed, 1000);
});

Deno.test("handleSocket() names who hears this answer, and nobody where nobody does", async () => {
  await using open = await testDatabase();
  const heard = await insertAnswer(open.db);
  const transcriber: Transcriber = {
    name: "anybody",
    language: "en",
    nameFor: (answerId) => Promise.resolve(answerId === heard ? "somebody" : null),
    open: () => assert.fail("Nothing was said"),
    close: () => Promise.resolve(),
  };
  await using server = startServer(open.db, { transcriber });
  for (const [answerId, recogniser] of [[heard, "somebody"], [await insertAnswer(open.db), null]]) {
    await using recorder = await server.connect(answerId!);
    recorder.send(hello(answerId!));
    assert.deepEqual(await recorder.next(), { type: "ready", next: 0, recogniser });
  }
});

Deno.test("handleSocket() resumes at the packet that is missing, and repeats cost nothing", async () => {
  await using open = await testDatabase();
  await using server = startServer(open.db);
  const answerId = await insertAnswer(open.db);
  {
    await using recorder = await server.connect(answerId);
    recorder.send(hello(answerId));
    await recorder.next();
    recorder.send(wire(0, 7));
    await recorder.acked(7);
  }
  await using recorder = await server.connect(answerId);
  recorder.send(hello(answerId));
  assert.deepEqual(await recorder.next(), { type: "ready", next: 7, recogniser: null });
  recorder.send(wire(3, 10));
  recorder.send(wire(0, 2));
  await recorder.acked(13);
  assert.deepEqual(await stored(open.db, answerId), upTo(13));
});

Deno.test("handleSocket() tells the older of two sockets that it is superseded", async () => {
  await using open = await testDatabase();
  await using server = startServer(open.db);
  const answerId = await insertAnswer(open.db);
  await using older = await server.connect(answerId);
  older.send(hello(answerId));
  await older.next();
  await using newer = await server.connect(answerId);
  newer.send(hello(answerId));
  assert.equal((await newer.next()).type, "ready");
  const told = await older.next();
  assert(told.type === "error" && told.code === "superseded" && told.fatal);
  assert.equal(await older.closed, 1008);
  newer.send(wire(0, 1));
  await newer.acked(1);
});

const REFUSED: [
  string,
  (answer: string) => (string | Uint8Array<ArrayBuffer>)[],
  string,
  number,
][] = [
  ["JSON that is none", () => ["{"], "bad_message", 1008],
  ["a batch before hello", () => [wire(0, 1)], "bad_message", 1008],
  ["a hello for another answer", () => [hello(crypto.randomUUID())], "bad_message", 1008],
  ["a second hello", (id) => [hello(id), hello(id)], "bad_message", 1008],
  ["a batch after a gap", (id) => [hello(id), wire(4, 1)], "out_of_order", 1008],
  [
    "an end that comes too early",
    (id) => [hello(id), '{"type":"end","packets":3}'],
    "out_of_order",
    1008,
  ],
  ["a message that is too large", (id) => [hello(id), new Uint8Array(70_000)], "too_large", 1009],
  ["a text that is too large", () => ["x".repeat(70_000)], "too_large", 1009],
  ["an empty batch", (id) => [hello(id), Uint8Array.of(1, 0, 0, 0)], "bad_message", 1008],
];

Deno.test("handleSocket() refuses what breaks the protocol and closes", async (t) => {
  await using open = await testDatabase();
  await using server = startServer(open.db);
  for (const [what, messages, code, closeCode] of REFUSED) {
    await t.step(what, async () => {
      const answerId = await insertAnswer(open.db);
      await using recorder = await server.connect(answerId);
      for (const message of messages(answerId)) recorder.send(message);
      let told = await recorder.next();
      if (told.type === "ready") told = await recorder.next();
      assert(told.type === "error");
      assert.equal(told.code, code);
      assert.equal(told.fatal, code !== "out_of_order");
      assert.equal(await recorder.closed, closeCode);
    });
  }
  assert.deepEqual(server.reported, []);
});

Deno.test("handleSocket() survives whatever bytes it is sent", async () => {
  await using open = await testDatabase();
  await using server = startServer(open.db);
  const answerId = await insertAnswer(open.db);
  const message = fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.string(), fc.json());
  await fc.assert(
    fc.asyncProperty(fc.array(message, { maxLength: 5 }), async (messages) => {
      await using recorder = await server.connect(answerId);
      recorder.send(hello(answerId));
      for (const one of messages) recorder.send(one as string);
    }),
    { numRuns: 40 },
  );
  await using recorder = await server.connect(answerId);
  recorder.send(hello(answerId));
  assert.equal((await recorder.next()).type, "ready");
});

Deno.test("handleSocket() closes a socket that sends faster than its limits", async () => {
  await using open = await testDatabase();
  await using server = startServer(open.db, { limits: { burst: 10, perSecond: 0 } });
  const answerId = await insertAnswer(open.db);
  await using recorder = await server.connect(answerId);
  recorder.send(hello(answerId));
  for (const first of upTo(10)) recorder.send(wire(first, 1));
  for (let told = await recorder.next();; told = await recorder.next()) {
    if (told.type !== "error") continue;
    assert(told.code === "too_many_requests" && !told.fatal);
    break;
  }
});

Deno.test("handleSocket() closes a socket whose messages wait for a slow database", async () => {
  await using open = await testDatabase();
  await using server = startServer(open.db, { limits: { queueBytes: 100 } });
  const answerId = await insertAnswer(open.db);
  const locked = Promise.withResolvers<void>();
  const slow = open.db.transaction().execute(() => locked.promise);
  await using recorder = await server.connect(answerId);
  recorder.send(hello(answerId));
  for (const first of upTo(40)) recorder.send(wire(first, 1));
  const told = await recorder.next();
  assert(told.type === "error" && told.code === "too_many_requests");
  locked.resolve();
  await slow;
});

Deno.test("handleSocket() closes a socket that says nothing", async () => {
  await using open = await testDatabase();
  await using server = startServer(open.db, { limits: { helloMs: 5 } });
  await using recorder = await server.connect(await insertAnswer(open.db));
  assert.equal(await recorder.closed, 1001);
});

Deno.test("handleSocket() says that storage is unavailable and reports it when the database fails", async () => {
  const open = await testDatabase();
  await using server = startServer(open.db);
  const answerId = await insertAnswer(open.db);
  await using recorder = await server.connect(answerId);
  recorder.send(hello(answerId));
  await recorder.next();
  await open.close();
  recorder.send(wire(0, 1));
  const told = await recorder.next();
  assert(told.type === "error" && told.code === "storage_unavailable" && !told.fatal);
  assert.equal(await recorder.closed, 1011);
  assert.equal(server.reported.length, 1);
});

Deno.test("appendHttp() stores a batch like the socket and refuses what is none", async () => {
  await using open = await testDatabase();
  await using server = startServer(open.db);
  const answerId = await insertAnswer(open.db);
  assert.deepEqual(await server.ingest.appendHttp(answerId, wire(0, 3)), { type: "ack", next: 3 });
  assert.deepEqual(await server.ingest.appendHttp(answerId, wire(1, 4)), { type: "ack", next: 5 });
  await assert.rejects(server.ingest.appendHttp(answerId, Uint8Array.of(9)), AppError);
  assert.deepEqual(await stored(open.db, answerId), upTo(5));
});
