import type { Codec } from "../types.ts";

/** An answer on this device, kept until the server has all of it. */
export interface KeptAnswer {
  readonly id: string;
  readonly question: string;
  readonly codec: Codec;
  /** Milliseconds since 1970, by this device's clock. */
  readonly startedAt: number;
  /** Packets that the server has: the first of these are no longer here. */
  readonly acknowledged: number;
  /** How many packets it has in all once it is ended; null while it is being recorded. */
  readonly packets: number | null;
  /** The candidate started over: nothing is left of it but the word that the server must be told. */
  readonly discarded?: true;
}

/** Where answers and packets are kept: on disk or in memory. */
export interface PacketStore {
  putAnswer(answer: KeptAnswer): Promise<void>;
  answers(): Promise<readonly KeptAnswer[]>;
  putPacket(answer: string, number: number, packet: Uint8Array): Promise<void>;
  /** At most `limit` packets from number `from`, with their numbers, in order. */
  packets(
    answer: string,
    range: { readonly from: number; readonly limit: number },
  ): Promise<readonly (readonly [number: number, packet: Uint8Array])[]>;
  removePackets(answer: string, before: number): Promise<void>;
  /** Removes the answer and its packets. */
  remove(answer: string): Promise<void>;
  close(): void;
}
