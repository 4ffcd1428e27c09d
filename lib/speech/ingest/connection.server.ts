/** One recorder's socket: hello, batches in order, end. Whatever it sends, the worst that happens is that it is closed. */
import { AppError, ERRORS } from "../../errors.ts";
import type { AudioLog } from "../audio_log.server.ts";
import { MAX_MESSAGE_LENGTH, parseClientMessage } from "../messages.ts";
import {
  type Batch,
  type End,
  type Hello,
  MAX_BATCH_BYTES,
  type ServerMessage,
} from "../protocol.ts";
import type { Transcription } from "../transcription/transcription.server.ts";
import { Inbox, type Message, type Work } from "./inbox.ts";
import type { Limits } from "./limits.ts";
import { createPartialGate, type PartialGate } from "./partial_gate.ts";
import { toRefusal } from "./refusal.ts";
import { createTokenBucket } from "./token_bucket.ts";

/** What the owner of answers decides about a socket. */
export interface IngestSession {
  /** The answer of the socket's address; a hello for another one is refused. */
  readonly answerId: string;
  /** Makes or finds the answer; throws an AppError where this candidate may not record it. */
  open(hello: Hello): Promise<{ readonly next: number }>;
  /** The answer has `packets` packets, all stored; gives the page to go on at. */
  onEnd(packets: number): Promise<string>;
}

export interface ConnectionOptions {
  readonly session: IngestSession;
  readonly log: AudioLog;
  readonly transcription: Transcription;
  readonly limits: Limits;
  readonly report: (error: unknown) => void;
  /** The hello was accepted: this is now the answer's only socket. */
  readonly onOpen: () => void;
  readonly onClose: () => void;
}

export class Connection {
  readonly #socket: WebSocket;
  readonly #options: ConnectionOptions;
  readonly #inbox = new Inbox();
  readonly #partials: PartialGate;
  readonly #mayPass: () => boolean;
  #listening: Disposable | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #working = false;
  #closed = false;

  constructor(socket: WebSocket, options: ConnectionOptions) {
    this.#socket = socket;
    this.#options = options;
    this.#mayPass = createTokenBucket(options.limits);
    this.#partials = createPartialGate((text) => this.#send({ type: "partial", text }), {
      everyMs: options.limits.partialMs,
    });
    socket.binaryType = "arraybuffer";
    socket.addEventListener("message", ({ data }) => this.#receive(data));
    socket.addEventListener("close", () => this.#cleanUp());
    socket.addEventListener("error", () => this.#cleanUp());
    socket.addEventListener("open", () => this.#expectMessage(options.limits.helloMs));
  }

  /** Tells the recorder why and closes. */
  refuse(error: unknown): void {
    if (this.#closed) return;
    const expected = error instanceof AppError && !ERRORS[error.code].reportable;
    if (!expected) this.#options.report(error);
    const { message, closeCode } = toRefusal(error);
    this.#send(message);
    this.#close(closeCode, message.code);
  }

  /** The server is going away; the recorder may come back. */
  stop(): void {
    this.#close(1001, "stopping");
  }

  #receive(data: string | ArrayBuffer): void {
    if (this.#closed) return;
    const message: Message = typeof data === "string" ? data : new Uint8Array(data);
    try {
      this.#admit(message);
    } catch (error) {
      return this.refuse(error);
    }
    this.#expectMessage(this.#options.limits.idleMs);
    this.#inbox.push(message);
    void this.#work();
  }

  #admit(message: Message): void {
    const most = typeof message === "string" ? MAX_MESSAGE_LENGTH : MAX_BATCH_BYTES;
    if (message.length > most) throw new AppError("too_large", `Message of "${message.length}"`);
    const room = this.#inbox.bytes + message.length <= this.#options.limits.queueBytes;
    if (!room || !this.#mayPass()) throw new AppError("too_many_requests");
  }

  /** One message after the other; those that come meanwhile wait in the inbox. */
  async #work(): Promise<void> {
    if (this.#working) return;
    this.#working = true;
    try {
      for (let work = this.#inbox.take(); work && !this.#closed; work = this.#inbox.take()) {
        await this.#do(work);
      }
    } catch (error) {
      this.refuse(error);
    } finally {
      this.#working = false;
    }
  }

  async #do(work: Work): Promise<void> {
    if (work.type === "batch") return await this.#append(work.batch);
    const message = parseClientMessage(work.text);
    if (message.type === "hello") await this.#open(message);
    else await this.#end(message);
  }

  async #open(hello: Hello): Promise<void> {
    const { session, transcription, onOpen } = this.#options;
    if (this.#listening) throw new AppError("bad_message", "A second hello");
    if (hello.answer.toLowerCase() !== session.answerId.toLowerCase()) {
      throw new AppError("bad_message", `Hello for another answer, "${hello.answer}"`);
    }
    const { next } = await session.open(hello);
    const recogniser = await transcription.nameFor(session.answerId);
    if (this.#closed) return;
    onOpen();
    this.#listening = transcription.listen(session.answerId, {
      onPartial: (text) => this.#partials.offer(text),
      onFinal: (segment) => {
        this.#partials.clear();
        this.#send({ type: "final", segment });
      },
      onQueued: (ahead) => this.#send({ type: "queued", ahead }),
    });
    this.#send({ type: "ready", next, recogniser });
  }

  async #append(batch: Batch): Promise<void> {
    this.#assertOpen();
    const { log, transcription, session } = this.#options;
    const next = await log.append(session.answerId, batch);
    transcription.stored(session.answerId, batch);
    this.#send({ type: "ack", next });
  }

  async #end({ packets }: End): Promise<void> {
    this.#assertOpen();
    const { log, session } = this.#options;
    const next = await log.next(session.answerId);
    if (next < packets) {
      throw new AppError("out_of_order", `Packet "${next}" is missing of "${packets}"`);
    }
    if (next > packets) throw new AppError("bad_message", `"${next}" packets, not "${packets}"`);
    const location = await session.onEnd(packets);
    this.#send({ type: "done", location });
    this.#close(1000, "done");
  }

  #assertOpen(): void {
    if (!this.#listening) throw new AppError("bad_message", "Message before hello");
  }

  #expectMessage(withinMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#close(1001, "idle"), withinMs);
  }

  #send(message: ServerMessage): void {
    if (this.#closed || this.#socket.readyState !== WebSocket.OPEN) return;
    if (this.#socket.bufferedAmount > this.#options.limits.unsentBytes) {
      return this.#close(1008, "slow reader");
    }
    this.#socket.send(JSON.stringify(message));
  }

  #close(code: number, reason: string): void {
    if (this.#closed) return;
    this.#cleanUp();
    if (this.#socket.readyState <= WebSocket.OPEN) this.#socket.close(code, reason);
  }

  #cleanUp(): void {
    if (this.#closed) return;
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#inbox.clear();
    this.#partials[Symbol.dispose]();
    this.#listening?.[Symbol.dispose]();
    this.#options.onClose();
  }
}
