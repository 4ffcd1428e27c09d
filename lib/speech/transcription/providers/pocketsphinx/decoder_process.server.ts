/** A decoder in a process of its own, seen from the server. */
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import type { LibraryPaths } from "./library.server.ts";
import {
  type DecodedWord,
  type DecoderMessage,
  encodeMessage,
  END,
  SAMPLES,
  START,
} from "./messages.ts";

/** Loading takes half a second; on a busy machine a few. */
const START_TIMEOUT_MS = 30_000;
/** The last pass over an utterance takes milliseconds; what is queued before it runs at ten times real time. */
const END_TIMEOUT_MS = 30_000;

/** Not reentrant: one utterance at a time. Every method rejects once the process has ended. */
export interface DecoderProcess {
  readonly pid: number;
  /** Opens an utterance; one that was open is given up. */
  start(onPartial: (text: string) => void): Promise<void>;
  /** Takes 16 kHz samples; resolves when the process has room for more. */
  push(samples: Int16Array): Promise<void>;
  /** The words of the utterance. */
  end(): Promise<readonly DecodedWord[]>;
  kill(): Promise<void>;
}

/**
 * Starts a decoder process and waits until its model is loaded.
 *
 * @throws Error where it ends before that, for example without the library
 */
export async function spawnDecoder({ library, model }: LibraryPaths): Promise<DecoderProcess> {
  const child = new Deno.Command("deno", {
    args: ["run", "--quiet", "--no-config", "--allow-ffi", MAIN, library, model],
    stdin: "piped",
    stdout: "piped",
    stderr: "null",
  }).spawn();
  const decoder = new Child(child);
  try {
    await decoder.expect("ready", START_TIMEOUT_MS);
    return decoder;
  } catch (cause) {
    await decoder.kill();
    throw new Error(
      `Cannot start a decoder with "${library}" and "${model}": check POCKETSPHINX_LIBRARY and POCKETSPHINX_MODEL`,
      { cause },
    );
  }
}

const MAIN = import.meta.resolve("./decoder_main.server.ts");

type Expected = Exclude<DecoderMessage["type"], "partial">;
type Answer<T extends Expected> = Extract<DecoderMessage, { type: T }>;

class Child implements DecoderProcess {
  readonly #child: Deno.ChildProcess;
  readonly #input: WritableStreamDefaultWriter<Uint8Array<ArrayBuffer>>;
  #pending: PromiseWithResolvers<DecoderMessage> | null = null;
  #onPartial: (text: string) => void = () => {};
  #utterance = -1;
  #alive = true;

  constructor(child: Deno.ChildProcess) {
    this.#child = child;
    this.#input = child.stdin.getWriter();
    // Writes report their own failure; the stream's closing says the same once more.
    this.#input.closed.catch(() => {});
    createInterface({ input: Readable.fromWeb(child.stdout) })
      .on("line", (line) => this.#take(JSON.parse(line)))
      .on("close", () => this.#ended());
  }

  get pid(): number {
    return this.#child.pid;
  }

  async start(onPartial: (text: string) => void): Promise<void> {
    this.#onPartial = onPartial;
    this.#utterance++;
    await this.#input.write(encodeMessage(START));
  }

  async push(samples: Int16Array): Promise<void> {
    await this.#input.write(encodeMessage(SAMPLES, samples));
  }

  async end(): Promise<readonly DecodedWord[]> {
    const answer = this.expect("words", END_TIMEOUT_MS);
    await Promise.all([answer, this.#input.write(encodeMessage(END))]);
    this.#onPartial = () => {};
    return (await answer).words;
  }

  async kill(): Promise<void> {
    try {
      this.#child.kill("SIGKILL");
    } catch {
      // It has ended already.
    }
    await this.#child.status;
  }

  async expect<T extends Expected>(type: T, timeoutMs: number): Promise<Answer<T>> {
    if (!this.#alive) throw new Error("Decoder process has ended");
    const pending = this.#pending = Promise.withResolvers<DecoderMessage>();
    const late = () => pending.reject(new Error(`No "${type}" from the decoder process`));
    const timer = setTimeout(late, timeoutMs);
    try {
      const message = await pending.promise;
      if (message.type !== type) throw new Error(`Decoder process said "${message.type}"`);
      return message as Answer<T>;
    } finally {
      clearTimeout(timer);
      this.#pending = null;
    }
  }

  #take(message: DecoderMessage): void {
    if (message.type !== "partial") this.#pending?.resolve(message);
    else if (message.utterance === this.#utterance) this.#onPartial(message.text);
  }

  #ended(): void {
    this.#alive = false;
    this.#pending?.reject(new Error("Decoder process has ended"));
  }
}
