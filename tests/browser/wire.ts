/** What really goes over the wire between the recorder's page and the server, by socket or by HTTP. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { type ClientMessage, decodeBatch } from "../../lib/speech/mod.ts";

/** About the answer that was last begun. */
export interface Wire {
  /** Answers begun so far. */
  readonly answers: number;
  /** Every packet that was sent, by its number. */
  readonly packets: ReadonlyMap<number, Uint8Array>;
  /** Packets that were sent more than once. */
  readonly repeated: number;
  /** Packets that the server said are stored. */
  readonly acknowledged: number;
  /** Packets that the page said the answer has; null before it has said so. */
  readonly ended: number | null;
  readonly sockets: number;
  /** Batches that went by HTTP. */
  readonly uploads: number;
}

/** Listens to all that the page sends from now on; a reload does not end it, another answer starts anew. */
export function watchWire(page: Page): Wire {
  const wire = new WireTap();
  page.on("websocket", (socket) => {
    if (!socket.url().endsWith("/socket")) return;
    wire.sockets++;
    socket.on("framesent", ({ payload }) => wire.send(payload));
    socket.on("framereceived", ({ payload }) => wire.receive(String(payload)));
  });
  page.on("request", (request) => {
    const body = request.postDataBuffer();
    if (!body || !request.url().includes("/api/answers/")) return;
    const isBatch = request.url().endsWith("/packets");
    if (isBatch) wire.uploads++;
    wire.send(isBatch ? body : body.toString());
  });
  page.on("response", async (response) => {
    if (!/\/api\/answers\/[^/]+(\/packets)?$/.test(response.url()) || !response.ok()) return;
    wire.receive(await response.text().catch(() => "{}"));
  });
  return wire;
}

class WireTap implements Wire {
  readonly packets = new Map<number, Uint8Array>();
  answers = 0;
  repeated = 0;
  acknowledged = 0;
  ended: number | null = null;
  sockets = 0;
  uploads = 0;
  #answer = "";

  send(payload: string | Uint8Array): void {
    if (typeof payload === "string") return this.#say(JSON.parse(payload));
    const { first, packets } = decodeBatch(new Uint8Array(payload));
    for (const [index, packet] of packets.entries()) this.#keep(first + index, packet);
  }

  receive(text: string): void {
    const { next } = JSON.parse(text);
    if (typeof next === "number") this.acknowledged = Math.max(this.acknowledged, next);
  }

  #say(message: ClientMessage): void {
    if (message.type === "end") this.ended = message.packets;
    else if (message.answer !== this.#answer) this.#begin(message.answer);
  }

  #begin(answer: string): void {
    this.#answer = answer;
    this.answers++;
    this.packets.clear();
    this.repeated = this.acknowledged = 0;
    this.ended = null;
  }

  #keep(number: number, packet: Uint8Array): void {
    const before = this.packets.get(number);
    if (before) {
      this.repeated++;
      assert.deepEqual(packet, before, `packet ${number} is sent again unchanged`);
    }
    this.packets.set(number, packet);
  }
}
