import type { Segment } from "../types.ts";
import type { EffectiveType } from "./line_quality.ts";

/** "online": connected, or about to be for the first time · "reconnecting": cut, tries again · "offline": the device says so. */
export type LinkState = "online" | "reconnecting" | "offline";

export interface Queue {
  readonly ahead: number;
}

/** Why the server will not take the answer; codes and texts of lib/errors.ts. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

/** Where the uplink reads packets: at most `limit` in order from number `from`, fewer at the end. */
export type ReadPackets = (from: number, limit: number) => Promise<readonly Uint8Array[]>;

/** What the uplink tells while it works. */
export interface UplinkEvents {
  onLink(state: LinkState): void;
  onAcknowledged(next: number): void;
  onBytes(sent: number): void;
  onRecogniser(name: string | null): void;
  onPartial(text: string): void;
  onFinal(segment: Segment): void;
  onQueued(ahead: number): void;
  /** The server has the whole answer; go on at this path. */
  onDone(location: string): void;
  /** The server will never take it: the uplink has stopped, the packets stay where they are. */
  onRefused(refusal: Refusal): void;
}

/** What is known of the line: for the choice of bit rate and batch. */
export interface LineStats {
  /** Time from sending to acknowledgement, smoothed, in ms; null before the first. */
  readonly rttMs: number | null;
  /** Sound that waits to be sent, in ms. */
  readonly waitingMs: number;
}

/** What the uplink needs of the device; browser_network.client.ts has the browser's. */
export interface Network {
  connect(url: string): WebSocket;
  fetch(url: string, init: RequestInit): Promise<Response>;
  /** False only where the device says that it is offline. */
  isOnline(): boolean;
  /** Calls back each time the device is online again, until the signal aborts. */
  onOnline(callback: () => void, signal: AbortSignal): void;
  /** Calls back when the device loses its network, until `signal` aborts. */
  onOffline(callback: () => void, signal: AbortSignal): void;
  effectiveType(): EffectiveType;
}

/** How patient the uplink is, in ms. */
export interface Patience {
  /** Without any answer for this long a connection counts as dead. */
  readonly stalledMs: number;
  readonly firstBackoffMs: number;
  readonly mostBackoffMs: number;
}
