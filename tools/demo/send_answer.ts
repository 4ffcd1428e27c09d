/** Sends a spoken answer as the recorder does: hello, batches at the pace of speech, end. */
import {
  encodeBatch,
  FRAME_MS,
  parseServerMessage,
  PROTOCOL_VERSION,
  type ServerMessage,
} from "../../lib/speech/mod.ts";

const BATCH = 5;

export interface SendAnswerOptions {
  readonly answer: string;
  readonly question: string;
  /** 1 = as fast as it is spoken; 4 = four times as fast. */
  readonly speed: number;
  readonly onMessage: (message: ServerMessage) => void;
  /** Told after each batch how many packets have been sent. */
  readonly onSent: (packets: number) => void;
}

/** Resolves with the bytes sent and the page to go on at. */
export async function sendAnswer(
  socket: WebSocket,
  packets: readonly Uint8Array[],
  options: SendAnswerOptions,
): Promise<{ bytes: number; location: string }> {
  const messages = serverMessages(socket, options.onMessage);
  await opened(socket);
  const { answer, question } = options;
  socket.send(
    JSON.stringify({ type: "hello", version: PROTOCOL_VERSION, answer, question, codec: "opus" }),
  );
  const { next } = await messages.first("ready");
  let bytes = 0;
  for (let first = next; first < packets.length; first += BATCH) {
    const batch = encodeBatch({ first, packets: packets.slice(first, first + BATCH) });
    socket.send(batch);
    bytes += batch.byteLength;
    options.onSent(first + BATCH);
    await new Promise((resolve) => setTimeout(resolve, BATCH * FRAME_MS / options.speed));
  }
  socket.send(JSON.stringify({ type: "end", packets: packets.length }));
  const { location } = await messages.first("done");
  socket.close();
  return { bytes, location };
}

function opened(socket: WebSocket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.addEventListener("open", () => resolve(), { once: true });
    socket.addEventListener("error", () => reject(new Error("The socket could not be opened")), {
      once: true,
    });
  });
}

function serverMessages(socket: WebSocket, onMessage: (message: ServerMessage) => void) {
  const waiting = new Map<string, (message: ServerMessage) => void>();
  const { promise: failed, reject } = Promise.withResolvers<never>();
  failed.catch(() => {});
  socket.addEventListener("message", (event) => {
    const message = parseServerMessage(event.data);
    onMessage(message);
    waiting.get(message.type)?.(message);
    if (message.type === "error") reject(new Error(`${message.message} ${message.hint}`));
  });
  socket.addEventListener(
    "close",
    (event) => reject(new Error(`The socket closed with ${event.code}`)),
  );
  return {
    first: <T extends ServerMessage["type"]>(type: T) =>
      Promise.race([
        failed,
        new Promise<Extract<ServerMessage, { type: T }>>((resolve) =>
          waiting.set(type, (message) => resolve(message as Extract<ServerMessage, { type: T }>))
        ),
      ]),
  };
}
