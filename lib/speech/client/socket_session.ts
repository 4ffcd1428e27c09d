import { encodeBatch } from "../batch_codec.ts";
import { parseServerMessage } from "../messages.ts";
import type { Batch, ClientMessage } from "../protocol.ts";
import { nextBatch, type Outcome, type Session, take, toOutcome } from "./session.ts";

/** What a WebSocket frame and its share of TLS and TCP add to a message that goes in a full segment. */
const FRAME_BYTES = 14;
/** Bytes that may wait in the browser: more would only make the line's queue longer. */
const MOST_BUFFERED = 4096;
/** How often a full buffer is looked at: it tells nobody when it empties. */
const DRAIN_MS = 50;

/** Sends packets over one WebSocket until the answer is done, refused, or the socket is lost. */
export async function runSocket(session: Session): Promise<Outcome> {
  const connection = new Connection(session);
  try {
    return await connection.run();
  } catch (error) {
    return toOutcome(error);
  } finally {
    connection.close();
  }
}

class Connection {
  readonly #session: Session;
  readonly #socket: WebSocket;
  readonly #closing = new AbortController();
  #outcome: Outcome | null = null;
  #ready = false;
  #ended = false;
  /** When the server was last given something to answer besides packets. */
  #askedMs: number | null = performance.now();

  constructor(session: Session) {
    this.#session = session;
    const wake = session.pulse.wake;
    const socket = session.network.connect(`${session.address.replace(/^http/, "ws")}/socket`);
    socket.binaryType = "arraybuffer";
    socket.onopen = () => this.#send(session.hello);
    socket.onmessage = ({ data }) => {
      this.#receive(data);
      wake();
    };
    const lose = () => {
      this.#outcome ??= { type: "lost" };
      wake();
    };
    socket.onclose = socket.onerror = lose;
    // Without a network a socket may look open for minutes.
    session.network.onOffline(lose, this.#closing.signal);
    this.#socket = socket;
  }

  async run(): Promise<Outcome> {
    const { pulse, signal } = this.#session;
    while (!this.#outcome) {
      if (signal.aborted || this.#stalledInMs() <= 0) return { type: "lost" };
      const wait = this.#ready ? await this.#work() : this.#stalledInMs();
      if (wait > 0 && !this.#outcome) await pulse.wait(wait);
    }
    return this.#outcome;
  }

  close(): void {
    this.#closing.abort();
    const socket = this.#socket;
    socket.onopen =
      socket.onmessage =
      socket.onclose =
      socket.onerror =
        null;
    socket.close();
  }

  /** Sends what is due; gives how long to wait for something new, in ms. */
  async #work(): Promise<number> {
    const { progress } = this.#session;
    if (progress.isComplete && !this.#ended) {
      this.#ended = true;
      this.#ask({ type: "end", packets: progress.total! });
    }
    if (this.#socket.bufferedAmount > MOST_BUFFERED) return DRAIN_MS;
    const batch = await nextBatch(this.#session);
    if (!batch) return this.#stalledInMs();
    if (!this.#outcome) this.#sendBatch(batch);
    return 0;
  }

  #sendBatch(batch: Batch): void {
    const { progress, count } = this.#session;
    const bytes = encodeBatch(batch);
    this.#socket.send(bytes);
    progress.advance(batch.packets.length, performance.now());
    count(bytes.length + FRAME_BYTES);
  }

  #ask(message: ClientMessage): void {
    this.#askedMs = performance.now();
    this.#send(message);
  }

  #send(message: ClientMessage): void {
    const text = JSON.stringify(message);
    this.#socket.send(text);
    this.#session.count(text.length + FRAME_BYTES);
  }

  #receive(data: unknown): void {
    try {
      const message = parseServerMessage(String(data));
      if (message.type === "ready") {
        this.#ready = true;
        this.#askedMs = null;
      }
      this.#outcome ??= take(message, this.#session);
    } catch {
      this.#outcome ??= { type: "lost" };
    }
  }

  /** How long until the connection counts as dead; a day when nothing is asked. */
  #stalledInMs(): number {
    const { progress, patience } = this.#session;
    const sinceMs = this.#askedMs ?? progress.unansweredSinceMs;
    return sinceMs === null ? 86_400_000 : sinceMs + patience.stalledMs - performance.now();
  }
}
