/**
 * A process with one loaded decoder: `deno run --allow-ffi decoder_main.server.ts LIBRARY MODEL`. Takes the
 * messages of messages.ts on standard input and ends with it.
 */
import { type Decoder, loadDecoder } from "./library.server.ts";
import { type DecoderMessage, END, HEADER_BYTES, SAMPLES, START } from "./messages.ts";

interface Message {
  readonly kind: number;
  readonly payload: Uint8Array;
}

async function* readMessages(input: AsyncIterable<Uint8Array>): AsyncGenerator<Message> {
  let rest = new Uint8Array();
  for await (const bytes of input) {
    rest = concatenate(rest, bytes);
    for (let size = messageSize(rest); rest.length >= size; size = messageSize(rest)) {
      yield { kind: rest[0] ?? 0, payload: rest.slice(HEADER_BYTES, size) };
      rest = rest.subarray(size);
    }
  }
}

function messageSize(bytes: Uint8Array): number {
  if (bytes.length < HEADER_BYTES) return HEADER_BYTES;
  return HEADER_BYTES + new DataView(bytes.buffer, bytes.byteOffset).getUint32(1, true);
}

function concatenate(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

async function tell(message: DecoderMessage): Promise<void> {
  const writer = Deno.stdout.writable.getWriter();
  await writer.write(new TextEncoder().encode(`${JSON.stringify(message)}\n`));
  writer.releaseLock();
}

async function serve(decoder: Decoder): Promise<void> {
  await tell({ type: "ready" });
  let utterance = -1;
  let told = "";
  let open = false;
  for await (const { kind, payload } of readMessages(Deno.stdin.readable)) {
    if (kind === START) {
      // An utterance that was given up is closed here, its words unread.
      if (open) decoder.end();
      decoder.start();
      utterance++;
      open = true;
      told = "";
    } else if (kind === SAMPLES) {
      const text = decoder.process(new Int16Array(payload.buffer as ArrayBuffer));
      if (text !== told) await tell({ type: "partial", utterance, text: told = text });
    } else if (kind === END) {
      open = false;
      await tell({ type: "words", words: decoder.end() });
    }
  }
}

if (import.meta.main) {
  const [library = "", model = ""] = Deno.args;
  await serve(loadDecoder({ library, model }));
}
