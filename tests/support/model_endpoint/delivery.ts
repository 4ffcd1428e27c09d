/** Puts one answer on one connection, in its own time, and breaks it where it is told to. */
import type { ServerResponse } from "node:http";
import type { Clock } from "../../../lib/ai/shared/clock.ts";
import { type Body, FAULTY } from "./chunks.ts";
import { type Answer, draw, type Fault, type Milliseconds } from "./script.ts";

/** More than any body has. */
const WRONG_LENGTH = 10_000_000;

export class Delivery {
  /** Events that went out. */
  sent = 0;
  /** Whether the client went before the end. */
  abandoned = false;
  readonly #response: ServerResponse;
  readonly #clock: Clock;
  readonly #gone = new AbortController();
  #broken = false;
  #pending: string[] = [];

  constructor(response: ServerResponse, clock: Clock) {
    this.#response = response;
    this.#clock = clock;
    response.once("close", () => {
      this.abandoned = !this.#broken && !response.writableFinished;
      this.#gone.abort(new Error("The client is gone"));
    });
  }

  get isGone(): boolean {
    return this.#gone.signal.aborted;
  }

  /** Rejects once the client is gone. */
  async wait(time: Milliseconds | undefined): Promise<void> {
    const ms = draw(time);
    if (ms <= 0) return;
    if (ms === Infinity) return await this.#silence();
    this.#flush();
    await this.#clock.sleep(ms, { signal: this.#gone.signal });
  }

  async send({ type, events }: Body, answer: Answer): Promise<void> {
    const { fault, firstTextMs, betweenMs, dripBytes } = answer;
    await this.wait(firstTextMs);
    this.#begin(type, fault);
    const faultAt = fault && (type === "application/json" ? 0 : fault.afterChunks);
    for (const [at, event] of events.entries()) {
      if (at > 0) await this.wait(betweenMs);
      if (at === faultAt) return await this.#break(fault!, event);
      if (dripBytes === undefined) this.#pending.push(event);
      else await this.#drip(event, dripBytes);
      this.sent++;
    }
    if (fault?.kind === "wrong_length") await this.#hangUp({ rudely: false });
    else this.#finish();
  }

  #begin(type: string, fault: Fault | undefined): void {
    const lies = fault?.kind === "wrong_length";
    this.#response.writeHead(200, {
      "content-type": type,
      ...lies ? { "content-length": String(WRONG_LENGTH) } : {},
    });
    this.#response.flushHeaders();
  }

  async #break({ kind }: Fault, event: string): Promise<void> {
    if (kind === "stall") return await this.#silence();
    if (kind === "no_end") return this.#finish();
    if (kind === "garbage" || kind === "foreign" || kind === "error") {
      this.#pending.push(FAULTY[kind]);
      return this.#finish();
    }
    if (kind !== "wrong_length") this.#pending.push(event.slice(0, event.length / 2));
    await this.#hangUp({ rudely: kind === "reset" });
  }

  /** Only once all is with the operating system, so that what is cut off is what was meant. */
  async #hangUp({ rudely }: { readonly rudely: boolean }): Promise<void> {
    const rest = this.#pending.splice(0).join("");
    if (rest !== "") await this.#write(new TextEncoder().encode(rest));
    this.#broken = true;
    const { socket } = this.#response;
    if (rudely) socket?.resetAndDestroy();
    else socket?.destroy();
  }

  /** Cut at bytes, each in a turn of its own. */
  async #drip(event: string, size: number): Promise<void> {
    const bytes = new TextEncoder().encode(event);
    for (let at = 0; at < bytes.length && !this.isGone; at += size) {
      await this.#write(bytes.subarray(at, at + size));
    }
  }

  #finish(): void {
    this.#response.end(this.#pending.splice(0).join(""));
  }

  #flush(): void {
    if (this.#pending.length > 0) this.#response.write(this.#pending.splice(0).join(""));
  }

  #write(bytes: Uint8Array): Promise<void> {
    return new Promise((resolve) => this.#response.write(bytes, () => resolve()));
  }

  async #silence(): Promise<void> {
    this.#flush();
    const { promise, reject } = Promise.withResolvers<void>();
    const { signal } = this.#gone;
    if (signal.aborted) throw signal.reason;
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    await promise;
  }
}
