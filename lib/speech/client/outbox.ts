import type { ReadonlySignal } from "@preact/signals";
import { createKeptStores } from "./kept_stores.ts";
import type { KeptAnswer, PacketStore } from "./packet_store.ts";

/** Answers and packets on their way: kept here first, sent then, removed once the server has them. */
export interface Outbox {
  /** "memory" from the moment that the disk failed: what comes now is lost if the page is closed. */
  readonly storage: ReadonlySignal<"disk" | "memory">;
  /** Writes down a new answer. */
  add(answer: KeptAnswer): Promise<void>;
  /** The answer is recorded to its end and has this many packets. */
  end(answer: string, packets: number): Promise<void>;
  /** Keeps a packet; resolves when it may be sent. */
  append(answer: string, number: number, packet: Uint8Array): Promise<void>;
  /** At most `limit` packets in order from number `from`, up to the first that is missing. */
  read(answer: string, from: number, limit: number): Promise<readonly Uint8Array[]>;
  /** The server has stored the packets before `next`: they are let go. */
  acknowledge(answer: string, next: number): Promise<void>;
  /** Answers that the server does not have whole, oldest first. */
  unfinished(): Promise<readonly KeptAnswer[]>;
  /** The number after the last packet that can be sent. */
  next(answer: KeptAnswer): Promise<number>;
  /** The server has packets that were lost here: those from `from` on are now numbered `by` more. */
  shift(answer: string, range: { readonly from: number; readonly by: number }): Promise<void>;
  remove(answer: string): Promise<void>;
  /** Forgets the answer but for its id, until the server has forgotten it too and it is removed. */
  discard(answer: string): Promise<void>;
  /** Ids of answers that the server is still to forget. */
  discarded(): Promise<readonly string[]>;
  close(): void;
}

const SCAN = 500;

/** `disk` is null where there is none. What the disk will not take goes to memory, so recording goes on. */
export function createOutbox(disk: PacketStore | null): Outbox {
  const { storage, write, everywhere, answers, read, firstKept, noteOnDisk, close } =
    createKeptStores(disk);

  /** Changes to answers come one after the other, so that none writes back what another has changed. */
  let changes: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = changes.then(work);
    changes = turn.catch(() => {});
    return turn;
  };
  const change = (id: string, work: (answer: KeptAnswer) => KeptAnswer) =>
    inTurn(async () => {
      const answer = (await answers()).find((answer) => answer.id === id);
      if (answer) await write((store) => store.putAnswer(work(answer)));
    });

  /** All packets in order from number `from`, up to the first that is missing. */
  const readAll = async (answer: string, from: number) => {
    const packets: Uint8Array[] = [];
    for (let count = SCAN; count === SCAN;) {
      const more = await read(answer, from + packets.length, SCAN);
      packets.push(...more);
      count = more.length;
    }
    return packets;
  };
  /** Written down before the packets go, on a full disk too if it can be: a reload must not number packets anew. */
  const acknowledge = async (id: string, next: number) => {
    await change(id, (answer) => ({
      ...answer,
      acknowledged: Math.max(answer.acknowledged, next),
    }));
    if (storage.value === "memory") await noteOnDisk(id, next).catch(() => {});
    await everywhere((store) => store.removePackets(id, next));
  };

  return {
    storage,
    add: (answer) => inTurn(() => write((store) => store.putAnswer(answer))),
    end: (id, packets) => change(id, (answer) => ({ ...answer, packets })),
    append: (answer, number, packet) => write((store) => store.putPacket(answer, number, packet)),
    read,
    acknowledge,
    async unfinished() {
      return (await answers()).filter(({ discarded }) => !discarded)
        .sort((a, b) => a.startedAt - b.startedAt);
    },
    async next(answer) {
      const first = await firstKept(answer);
      return first + (await readAll(answer.id, first)).length;
    },
    async shift(id, { from, by }) {
      const packets = await readAll(id, from);
      for (let n = packets.length - 1; n >= 0; n--) {
        await write((store) => store.putPacket(id, from + n + by, packets[n]!));
      }
      await acknowledge(id, from + by);
    },
    remove: (answer) => inTurn(() => everywhere((store) => store.remove(answer))),
    discard: (id) =>
      inTurn(async () => {
        const answer = (await answers()).find((answer) => answer.id === id);
        await everywhere((store) => store.removePackets(id, Infinity));
        if (answer) await everywhere((store) => store.putAnswer({ ...answer, discarded: true }));
      }),
    async discarded() {
      return (await answers()).filter(({ discarded }) => discarded).map(({ id }) => id);
    },
    close,
  };
}
