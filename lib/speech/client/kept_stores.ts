/** What is kept on the disk and, once the disk has failed, in memory: read as one. */
import { type ReadonlySignal, signal } from "@preact/signals";
import { createMemoryStore } from "./memory_store.ts";
import type { KeptAnswer, PacketStore } from "./packet_store.ts";

export interface KeptStores {
  readonly storage: ReadonlySignal<"disk" | "memory">;
  /** To the disk, or to memory if the disk will not take it. */
  write(work: (store: PacketStore) => Promise<void>): Promise<void>;
  /** In every store; does not fail because the disk does. */
  everywhere(work: (store: PacketStore) => Promise<void>): Promise<void>;
  answers(): Promise<readonly KeptAnswer[]>;
  /** At most `limit` packets in order from number `from`, up to the first that is missing. */
  read(answer: string, from: number, limit: number): Promise<readonly Uint8Array[]>;
  /** The first number that is kept, which a page that was closed while it acknowledged may not have written down. */
  firstKept(answer: KeptAnswer): Promise<number>;
  /** Writes down on the disk alone, full as it may be, what the server has. */
  noteOnDisk(answer: string, acknowledged: number): Promise<void>;
  close(): void;
}

/** `disk` is null where there is none. */
export function createKeptStores(disk: PacketStore | null): KeptStores {
  const memory = createMemoryStore();
  const stores = disk ? [disk, memory] : [memory];
  const storage = signal<"disk" | "memory">(disk ? "disk" : "memory");

  /** Once a packet went to memory all later ones do: what is on disk stays without holes. */
  const write = async (work: (store: PacketStore) => Promise<void>) => {
    if (disk && storage.value === "disk") {
      try {
        return await work(disk);
      } catch {
        storage.value = "memory";
      }
    }
    await work(memory);
  };
  const everywhere = async (work: (store: PacketStore) => Promise<void>) => {
    await Promise.allSettled(stores.map(work));
  };
  const answers = async () => {
    const lists = await Promise.all(stores.map((store) => store.answers().catch(() => [])));
    return [...new Map(lists.flat().map((answer) => [answer.id, answer])).values()];
  };
  const read = async (answer: string, from: number, limit: number) => {
    const lists = await Promise.all(
      stores.map((store) => store.packets(answer, { from, limit }).catch(() => [])),
    );
    const found = new Map(lists.flat());
    const packets: Uint8Array[] = [];
    for (let n = from; packets.length < limit && found.has(n); n++) packets.push(found.get(n)!);
    return packets;
  };
  const firstKept = async ({ id, acknowledged }: KeptAnswer) => {
    const range = { from: acknowledged, limit: 1 };
    const lists = await Promise.all(
      stores.map((store) => store.packets(id, range).catch(() => [])),
    );
    const numbers = lists.flat().map(([number]) => number);
    return numbers.length > 0 ? Math.min(...numbers) : acknowledged;
  };
  const noteOnDisk = async (id: string, acknowledged: number) => {
    const answer = (await disk?.answers())?.find((answer) => answer.id === id);
    if (answer) await disk?.putAnswer({ ...answer, acknowledged });
  };

  const close = () => stores.forEach((store) => store.close());
  return { storage, write, everywhere, answers, read, firstKept, noteOnDisk, close };
}
