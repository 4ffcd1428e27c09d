import assert from "node:assert/strict";
import { createMemoryStore } from "./memory_store.ts";
import { createOutbox } from "./outbox.ts";
import type { KeptAnswer, PacketStore } from "./packet_store.ts";

const packet = (number: number) => Uint8Array.of(number, number);

const answer = (id: string, startedAt = 0): KeptAnswer => ({
  id,
  question: "q",
  codec: "opus",
  startedAt,
  acknowledged: 0,
  packets: null,
});

/** A disk that takes no packet from number `full` on, as when the quota is used up. */
function fullFrom(full: number): PacketStore {
  const store = createMemoryStore();
  return {
    ...store,
    async putPacket(answer, number, packet) {
      if (number >= full) throw new DOMException("full", "QuotaExceededError");
      await store.putPacket(answer, number, packet);
    },
  };
}

async function filled(disk: PacketStore | null, count: number) {
  const outbox = createOutbox(disk);
  await outbox.add(answer("a"));
  for (let number = 0; number < count; number++) await outbox.append("a", number, packet(number));
  return outbox;
}

Deno.test("createOutbox() keeps packets until they are acknowledged", async () => {
  const outbox = await filled(createMemoryStore(), 8);
  assert.deepEqual(await outbox.read("a", 2, 3), [packet(2), packet(3), packet(4)]);
  await outbox.acknowledge("a", 5);
  assert.deepEqual(await outbox.read("a", 2, 3), []);
  assert.deepEqual(await outbox.read("a", 5, 9), [packet(5), packet(6), packet(7)]);
  const [kept] = await outbox.unfinished();
  assert.equal(kept!.acknowledged, 5);
  assert.equal(await outbox.next(kept!), 8);
});

Deno.test("createOutbox() goes on in memory when the disk is full, and says so", async () => {
  const outbox = await filled(fullFrom(4), 8);
  assert.equal(outbox.storage.value, "memory");
  const packets = await outbox.read("a", 0, 100);
  assert.deepEqual(packets, Array.from({ length: 8 }, (_, number) => packet(number)));
});

Deno.test("createOutbox() goes on after a reload with what the disk had", async () => {
  const disk = fullFrom(4);
  await filled(disk, 8);
  const reopened = createOutbox(disk);
  const [kept] = await reopened.unfinished();
  assert.equal(await reopened.next(kept!), 4);
});

Deno.test("createOutbox() works without a disk", async () => {
  const outbox = await filled(null, 3);
  assert.equal(outbox.storage.value, "memory");
  assert.equal((await outbox.read("a", 0, 9)).length, 3);
});

Deno.test("createOutbox() reads up to the first packet that is missing", async () => {
  const outbox = await filled(createMemoryStore(), 3);
  await outbox.append("a", 4, packet(4));
  assert.equal((await outbox.read("a", 0, 9)).length, 3);
});

Deno.test("createOutbox() loses no change of an answer when changes meet", async () => {
  const outbox = await filled(createMemoryStore(), 600);
  await Promise.all([
    outbox.acknowledge("a", 2),
    outbox.end("a", 600),
    outbox.acknowledge("a", 600),
    outbox.acknowledge("a", 5),
  ]);
  assert.deepEqual(await outbox.unfinished(), [{
    ...answer("a"),
    acknowledged: 600,
    packets: 600,
  }]);
});

Deno.test("createOutbox() lists unfinished answers, oldest first, until they are removed", async () => {
  const outbox = createOutbox(createMemoryStore());
  await outbox.add(answer("new", 2));
  await outbox.add(answer("old", 1));
  assert.deepEqual((await outbox.unfinished()).map(({ id }) => id), ["old", "new"]);
  await Promise.all([outbox.remove("old"), outbox.acknowledge("old", 3)]);
  assert.deepEqual((await outbox.unfinished()).map(({ id }) => id), ["new"]);
});

Deno.test("createOutbox() numbers on after a page that was closed in the middle of an acknowledgement", async () => {
  const disk = createMemoryStore();
  await filled(disk, 8);
  let closed = false;
  const closing: PacketStore = {
    ...disk,
    putAnswer: (answer) => closed ? Promise.reject(new Error("closed")) : disk.putAnswer(answer),
    async removePackets(answer, before) {
      if (!closed) await disk.removePackets(answer, before);
      closed = true;
    },
  };
  await createOutbox(closing).acknowledge("a", 5);
  const [kept] = await createOutbox(disk).unfinished();
  assert.equal(kept!.acknowledged, 5);
});

Deno.test("next() is after what is kept, even where what was acknowledged is not written down", async () => {
  const disk = createMemoryStore();
  const outbox = await filled(disk, 8);
  await disk.removePackets("a", 5);
  const [kept] = await outbox.unfinished();
  assert.equal(kept!.acknowledged, 0);
  assert.equal(await outbox.next(kept!), 8);
});

Deno.test("shift() moves packets behind those that only the server has", async () => {
  const outbox = await filled(createMemoryStore(), 8);
  await outbox.shift("a", { from: 3, by: 2 });
  const moved = [packet(3), packet(4), packet(5), packet(6), packet(7)];
  assert.deepEqual(await outbox.read("a", 5, 9), moved);
  assert.deepEqual(await outbox.read("a", 3, 9), []);
  const [kept] = await outbox.unfinished();
  assert.equal(await outbox.next(kept!), 10);
});

Deno.test("createOutbox() writes what is acknowledged on a full disk too", async () => {
  const disk = fullFrom(4);
  const outbox = await filled(disk, 8);
  await outbox.acknowledge("a", 7);
  const reopened = createOutbox(disk);
  const [kept] = await reopened.unfinished();
  assert.equal(await reopened.next(kept!), 7);
});
