import { type DBSchema, openDB } from "idb";
import type { KeptAnswer, PacketStore } from "./packet_store.ts";

interface Schema extends DBSchema {
  answers: { key: string; value: KeptAnswer };
  packets: { key: [answer: string, number: number]; value: Uint8Array };
}

const NAME = "rehearse-outbox";
const VERSION = 1;

/**
 * Keeps answers in IndexedDB, so that they outlive the page. Every write is in the hands of the system
 * when its promise resolves.
 *
 * @throws {Error} when the browser has no IndexedDB or will not open it
 */
export async function openDiskStore(): Promise<PacketStore> {
  const database = await openDB<Schema>(NAME, VERSION, {
    upgrade(database) {
      database.createObjectStore("answers", { keyPath: "id" });
      database.createObjectStore("packets");
    },
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
  const range = (answer: string, from = 0, before = Infinity) =>
    IDBKeyRange.bound([answer, from], [answer, before], false, true);
  return {
    async putAnswer(answer) {
      await database.put("answers", answer);
    },
    answers: () => database.getAll("answers"),
    async putPacket(answer, number, packet) {
      await database.put("packets", packet, [answer, number]);
    },
    async packets(answer, { from, limit }) {
      const store = database.transaction("packets").store;
      const [keys, values] = await Promise.all([
        store.getAllKeys(range(answer, from), limit),
        store.getAll(range(answer, from), limit),
      ]);
      return keys.map(([, number], index) => [number, values[index]!] as const);
    },
    async removePackets(answer, before) {
      await database.delete("packets", range(answer, 0, before));
    },
    async remove(answer) {
      const work = database.transaction(["answers", "packets"], "readwrite");
      await Promise.all([
        work.objectStore("answers").delete(answer),
        work.objectStore("packets").delete(range(answer)),
        work.done,
      ]);
    },
    close: () => database.close(),
  };
}
