/**
 * What the recorder and the server say to each other while an answer is spoken: binary batches of
 * packets up, JSON both ways. The same messages travel over a WebSocket or, where sockets are blocked,
 * one HTTP request each. Uploads are idempotent: an answer id made by the client plus packet numbers.
 */
import type { Codec, Segment } from "./types.ts";

export const PROTOCOL_VERSION = 1;
/** Duration of one Opus packet; the time of packet n is n x 60 ms. */
export const FRAME_MS = 60;
/** Largest packet accepted, in bytes: an Opus packet of 60 ms at 24 kbit/s is about 200. */
export const MAX_PACKET_BYTES = 16_384;
/** Largest batch accepted, in bytes, header included. */
export const MAX_BATCH_BYTES = 65_536;
/** Longest answer accepted, in packets: 30 minutes. */
export const MAX_PACKETS = 30_000;

/** Client to server, first message: which answer this is; creates it if it is new. */
export interface Hello {
  readonly type: "hello";
  readonly version: typeof PROTOCOL_VERSION;
  /** UUID made by the client, once per attempt. */
  readonly answer: string;
  readonly question: string;
  readonly codec: Codec;
}

/** Client to server, last message, sent after all packets: the answer has `packets` of them. */
export interface End {
  readonly type: "end";
  readonly packets: number;
}

export type ClientMessage = Hello | End;

/** Server to client: ready for packet `next` (everything before it is durably stored). */
export interface Ready {
  readonly type: "ready";
  readonly next: number;
  /** What will write the words, for example "pocketsphinx"; null = nobody, the candidate types. */
  readonly recogniser: string | null;
}

/** Server to client: every packet before `next` is durably stored (cumulative). */
export interface Ack {
  readonly type: "ack";
  readonly next: number;
}

/** Server to client: words so far of the utterance being spoken; replaced by the next partial or final. */
export interface Partial {
  readonly type: "partial";
  readonly text: string;
}

/** Server to client: an utterance is done. */
export interface Final {
  readonly type: "final";
  readonly segment: Segment;
}

/** Server to client: the recogniser is busy; `ahead` answers are served before this one. */
export interface Queued {
  readonly type: "queued";
  readonly ahead: number;
}

/** Server to client: the answer is complete and stored; go on at `next`. */
export interface Done {
  readonly type: "done";
  readonly location: string;
}

/** Server to client: something is wrong; `code` is one of lib/errors.ts; `fatal` = do not reconnect. */
export interface Refused {
  readonly type: "error";
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  readonly fatal: boolean;
}

export type ServerMessage = Ready | Ack | Partial | Final | Queued | Done | Refused;

/** Packets in order, the first numbered `first`. Wire form: [u8 1][u24 first]{[u16 length][bytes]}*, big-endian. */
export interface Batch {
  readonly first: number;
  readonly packets: readonly Uint8Array[];
}
