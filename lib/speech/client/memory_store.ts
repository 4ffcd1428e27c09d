import type { KeptAnswer, PacketStore } from "./packet_store.ts";

/** Keeps everything until the page is closed. */
export function createMemoryStore(): PacketStore {
  const answers = new Map<string, KeptAnswer>();
  const packets = new Map<string, Map<number, Uint8Array>>();
  const of = (answer: string) => packets.get(answer) ?? new Map<number, Uint8Array>();
  const done = Promise.resolve();
  return {
    putAnswer(answer) {
      answers.set(answer.id, answer);
      return done;
    },
    answers: () => Promise.resolve([...answers.values()]),
    putPacket(answer, number, packet) {
      packets.set(answer, of(answer).set(number, packet));
      return done;
    },
    packets(answer, { from, limit }) {
      const found = [...of(answer)].filter(([number]) => number >= from);
      return Promise.resolve(found.sort(([a], [b]) => a - b).slice(0, limit));
    },
    removePackets(answer, before) {
      for (const number of of(answer).keys()) if (number < before) of(answer).delete(number);
      return done;
    },
    remove(answer) {
      answers.delete(answer);
      packets.delete(answer);
      return done;
    },
    close() {},
  };
}
