import assert from "node:assert/strict";
import fc from "fast-check";
import { AppError } from "../../errors.ts";
import { AnswerServer, type Faults } from "./testing/answer_server.server.ts";
import { createUplink, type Uplink } from "./uplink.ts";
import type { LinkState, Network, Patience, Refusal } from "./uplink_types.ts";

const ANSWER = {
  id: "6f0e39c0-6c6b-4a53-9c1f-3a1f5f1b2a10",
  question: "6f0e39c0-6c6b-4a53-9c1f-3a1f5f1b2a11",
  codec: "opus",
} as const;

const HASTE: Patience = { stalledMs: 300, firstBackoffMs: 1, mostBackoffMs: 20 };

const NETWORK: Network = {
  connect: (url) => new WebSocket(url),
  fetch: (url, init) => fetch(url, init),
  isOnline: () => true,
  onOnline() {},
  onOffline() {},
  effectiveType: () => "4g",
};

const makePackets = (count: number) =>
  Array.from({ length: count }, (_, n) => Uint8Array.of(n >> 8, n & 255, ...Array(n % 90).fill(7)));

interface Result {
  readonly location?: string;
  readonly refusal?: Refusal;
}

class Upload {
  readonly links: LinkState[] = [];
  readonly acknowledged: number[] = [];
  readonly result: Promise<Result>;
  readonly uplink: Uplink;
  bytes = 0;

  constructor(server: AnswerServer, packets: readonly Uint8Array[], network = NETWORK) {
    const { promise, resolve } = Promise.withResolvers<Result>();
    this.result = promise;
    this.uplink = createUplink({
      answer: ANSWER,
      api: server.api,
      read: (from, limit) => Promise.resolve(packets.slice(from, from + limit)),
      network,
      patience: HASTE,
      events: {
        onLink: (link) => this.links.push(link),
        onAcknowledged: (next) => this.acknowledged.push(next),
        onBytes: (bytes) => this.bytes = bytes,
        onRecogniser() {},
        onPartial() {},
        onFinal() {},
        onQueued() {},
        onDone: (location) => resolve({ location }),
        onRefused: (refusal) => resolve({ refusal }),
      },
    });
  }

  /** All packets are there and the answer is ended. */
  async finish(count: number): Promise<Result> {
    this.uplink.available(count);
    this.uplink.end(count);
    const result = await this.result;
    await this.uplink.close();
    return result;
  }
}

async function assertArrives(faults: Faults, count = 60) {
  await using server = new AnswerServer(faults);
  const packets = makePackets(count);
  const upload = new Upload(server, packets);
  assert.deepEqual(await upload.finish(count), { location: "/answers/1/review" });
  assert.deepEqual(server.packets, packets);
  assert.equal(server.ended, count);
  return { seen: server.seen, upload };
}

Deno.test("createUplink() brings every packet to the server and ends the answer", async () => {
  const { seen, upload } = await assertArrives({});
  assert.equal(seen.hellos, 1);
  assert.equal(seen.packets, 60);
  assert.equal(upload.acknowledged.at(-1), 60);
  assert.deepEqual(upload.links, ["online"]);
});

Deno.test("createUplink() goes on after cuts, whether or not the batch had been stored", async () => {
  const cuts = new Set([0, 2, 3]);
  const once = (batches: number) => cuts.delete(batches);
  const { upload } = await assertArrives({ cut: once });
  assert.ok(upload.links.includes("reconnecting"));
  const losses = new Set([1, 2]);
  await assertArrives({ loseAck: (batches) => losses.delete(batches) });
});

Deno.test("createUplink() survives any schedule of cuts and lost acknowledgements", async () => {
  const faults = fc.array(fc.constantFrom("none", "cut", "loseAck"), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(faults, fc.integer({ min: 1, max: 150 }), async (schedule, count) => {
      const left = [...schedule];
      const next = (fault: string) => left[0] === fault && left.shift() !== undefined;
      await assertArrives({
        cut: () => left[0] === "none" ? (left.shift(), false) : next("cut"),
        loseAck: () => next("loseAck"),
      }, count);
    }),
    { numRuns: 15 },
  );
});

Deno.test("createUplink() gives up a connection that says nothing", async () => {
  let silent = 3;
  const { seen } = await assertArrives({ stall: () => silent-- > 0 });
  assert.equal(seen.hellos, 2);
});

Deno.test("createUplink() asks again when the word that all is done was lost", async () => {
  let lost = false;
  await assertArrives({ loseDone: () => !lost && (lost = true) });
});

Deno.test("createUplink() sends by plain requests where no socket gets through", async () => {
  const { seen, upload } = await assertArrives({ noSockets: () => true });
  assert.ok(seen.bytes > 0);
  assert.ok(upload.bytes > seen.bytes);
});

Deno.test("createUplink() gets through by plain requests when some of them fail", async () => {
  const statuses = [500, null, 503, null, 429, null, null, 502];
  await assertArrives({ noSockets: () => true, failWith: () => statuses.shift() ?? null });
});

Deno.test("createUplink() stops and keeps everything when the server refuses for good", async () => {
  for (const noSockets of [() => false, () => true]) {
    await using server = new AnswerServer({
      noSockets,
      refuse: () => new AppError("answer_conflict"),
    });
    const upload = new Upload(server, makePackets(10));
    const { refusal } = await upload.finish(10);
    assert.equal(refusal?.code, "answer_conflict");
    assert.equal(server.seen.packets, 0);
    assert.deepEqual(upload.acknowledged, []);
  }
});

Deno.test("createUplink() says so when the server asks for packets that are gone", async () => {
  await using server = new AnswerServer();
  const upload = new Upload(server, []);
  assert.equal((await upload.finish(10)).refusal?.code, "out_of_order");
});

Deno.test("createUplink() waits for a full batch while speaking, and flushes when told", async () => {
  await using server = new AnswerServer();
  const upload = new Upload(server, makePackets(9));
  const stored = async (count: number) => {
    while (upload.acknowledged.at(-1) !== count) await new Promise((wake) => setTimeout(wake, 2));
  };
  upload.uplink.available(7);
  await stored(7);
  upload.uplink.available(8);
  upload.uplink.available(9);
  upload.uplink.flush();
  await stored(9);
  assert.equal(server.seen.batches, 2);
  await upload.uplink.close();
});

Deno.test("createUplink() tells that the device is offline, and comes back when it is not", async () => {
  await using server = new AnswerServer();
  const packets = makePackets(20);
  let online = false;
  let comeBack = () => {};
  const upload = new Upload(server, packets, {
    ...NETWORK,
    isOnline: () => online,
    onOnline: (callback) => comeBack = callback,
    connect: (url) => new WebSocket(online ? url : "ws://127.0.0.1:9"),
    fetch: (url, init) => online ? fetch(url, init) : Promise.reject(new TypeError("offline")),
  });
  const finished = upload.finish(20);
  while (!upload.links.includes("offline")) await new Promise((wake) => setTimeout(wake, 2));
  online = true;
  comeBack();
  assert.deepEqual(await finished, { location: "/answers/1/review" });
  assert.deepEqual(server.packets, packets);
});

Deno.test("createUplink() gives up a socket that looks open when the device goes offline", async () => {
  await using server = new AnswerServer();
  const packets = makePackets(20);
  let goOffline = () => {};
  const upload = new Upload(server, packets, {
    ...NETWORK,
    isOnline: () => false,
    onOffline: (callback) => goOffline = callback,
  });
  upload.uplink.available(5);
  while (server.packets.length < 5) await new Promise((wake) => setTimeout(wake, 2));
  assert.ok(!upload.links.includes("offline"));
  goOffline();
  assert.deepEqual(await upload.finish(20), { location: "/answers/1/review" });
  assert.ok(upload.links.includes("offline"));
  assert.deepEqual(server.packets, packets);
});
