/** A small server that speaks the recorder's protocol on loopback and can be told to misbehave. */
import { AppError, toPublicError } from "../../../errors.ts";
import { decodeBatch } from "../../batch_codec.ts";
import { parseClientMessage } from "../../messages.ts";
import type { Batch, ServerMessage } from "../../protocol.ts";

/** How the server misbehaves; every answer is asked for anew. */
export interface Faults {
  /** Cut the socket instead of taking this batch. */
  cut?(batches: number): boolean;
  /** Store the batch but lose the acknowledgement, and cut. */
  loseAck?(batches: number): boolean;
  /** Store the batch and say nothing at all. */
  stall?(batches: number): boolean;
  /** Let no WebSocket through. */
  noSockets?(): boolean;
  /** Answer every request with this status. */
  failWith?(): number | null;
  /** Cut when the answer is ended, after having ended it. */
  loseDone?(): boolean;
  /** Refuse the hello. */
  refuse?(): AppError | null;
}

/** Runs until disposed. */
export class AnswerServer implements AsyncDisposable {
  readonly packets: Uint8Array[] = [];
  readonly seen = { hellos: 0, batches: 0, packets: 0, requests: 0, bytes: 0 };
  ended: number | null = null;
  readonly #faults: Faults;
  readonly #server: Deno.HttpServer<Deno.NetAddr>;

  constructor(faults: Faults = {}) {
    this.#faults = faults;
    this.#server = Deno.serve({
      hostname: "127.0.0.1",
      port: 0,
      onListen() {},
      handler: (request) => this.#handle(request),
    });
  }

  get api(): string {
    return `http://127.0.0.1:${this.#server.addr.port}/api/answers`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server.shutdown();
  }

  #handle(request: Request): Response | Promise<Response> {
    this.seen.requests++;
    if (!new URL(request.url).pathname.endsWith("/socket")) return this.#handleHttp(request);
    if (this.#faults.noSockets?.()) return new Response(null, { status: 403 });
    const { socket, response } = Deno.upgradeWebSocket(request);
    socket.binaryType = "arraybuffer";
    socket.onmessage = ({ data }) => this.#handleMessage(socket, data);
    return response;
  }

  #handleMessage(socket: WebSocket, data: string | ArrayBuffer): void {
    const say = (message: ServerMessage) => socket.send(JSON.stringify(message));
    try {
      this.#answer(socket, data).forEach(say);
    } catch (error) {
      say({ type: "error", ...toPublicError(error), fatal: isFatal(error) });
      socket.close(1008);
    }
  }

  #answer(socket: WebSocket, data: string | ArrayBuffer): ServerMessage[] {
    if (typeof data === "string") return this.#answerText(socket, data);
    const batch = decodeBatch(new Uint8Array(data));
    const number = this.seen.batches;
    if (this.#faults.cut?.(number)) return this.#drop(socket);
    const next = this.#store(batch);
    if (this.#faults.stall?.(number)) return [];
    if (this.#faults.loseAck?.(number)) return this.#drop(socket);
    return [{ type: "ack", next }];
  }

  #answerText(socket: WebSocket, text: string): ServerMessage[] {
    const message = parseClientMessage(text);
    if (message.type === "hello") return [this.#open()];
    const done = this.#end(message.packets);
    return this.#faults.loseDone?.() ? this.#drop(socket) : [done];
  }

  #drop(socket: WebSocket): [] {
    this.seen.batches++;
    socket.close(3000);
    return [];
  }

  #open(): ServerMessage {
    this.seen.hellos++;
    const error = this.#faults.refuse?.();
    if (error) throw error;
    if (this.ended !== null) throw new AppError("answer_closed");
    return { type: "ready", next: this.packets.length, recogniser: "test" };
  }

  #store({ first, packets }: Batch): number {
    this.seen.batches++;
    this.seen.packets += packets.length;
    if (first > this.packets.length) throw new AppError("out_of_order");
    packets.slice(this.packets.length - first).forEach((packet) => this.packets.push(packet));
    return this.packets.length;
  }

  #end(packets: number): ServerMessage {
    if (packets !== this.packets.length) throw new AppError("out_of_order");
    this.ended = packets;
    return { type: "done", location: "/answers/1/review" };
  }

  async #handleHttp(request: Request): Promise<Response> {
    const bytes = new Uint8Array(await request.arrayBuffer());
    this.seen.bytes += bytes.length;
    const status = this.#faults.failWith?.();
    if (status) return Response.json(toPublicError(null), { status });
    try {
      return Response.json(this.#answerHttp(request, bytes));
    } catch (error) {
      const status = error instanceof AppError ? error.status : 500;
      return Response.json(toPublicError(error), { status });
    }
  }

  #answerHttp({ method, url }: Request, bytes: Uint8Array): ServerMessage {
    if (method === "PUT") return this.#open();
    if (url.endsWith("/packets")) return { type: "ack", next: this.#store(decodeBatch(bytes)) };
    const message = parseClientMessage(new TextDecoder().decode(bytes));
    if (message.type !== "end") throw new AppError("bad_message");
    return this.#end(message.packets);
  }
}

const isFatal = (error: unknown) => !(error instanceof AppError) || error.code !== "out_of_order";
