/** PocketSphinx, offline: a small pool of decoder processes that utterances share. */
import { Pool } from "../../pool.server.ts";
import type { Lease } from "../../pool.server.ts";
import type { Frame, Transcriber, Utterance, UtteranceOptions } from "../../types.ts";
import type { Segment } from "../../../types.ts";
import { type DecoderProcess, spawnDecoder } from "./decoder_process.server.ts";
import type { LibraryPaths } from "./library.server.ts";
import { toSegment, toText } from "./segment.ts";

/** How often an utterance is tried again after its process ended under it. */
const ATTEMPTS = 3;

export interface PocketsphinxOptions extends LibraryPaths {
  /** Decoder processes at most, about 90 MiB each, started when first needed. */
  readonly recognisers: number;
}

type DecoderPool = Pool<DecoderProcess>;

/** Recognises English, with word times and confidence. */
export function createPocketsphinx({ recognisers, ...paths }: PocketsphinxOptions): Transcriber {
  const pool: DecoderPool = new Pool({
    size: recognisers,
    create: () => spawnDecoder(paths),
    destroy: (decoder) => decoder.kill(),
  });
  return {
    name: "pocketsphinx",
    language: "en",
    open: (options) => new PooledUtterance(pool, options),
    prepare: () => {
      // What stands in the way is said by the first utterance.
      pool.warm().catch(() => {});
    },
    close: () => pool.close(),
  };
}

/**
 * An utterance is streamed while a decoder is free; else it is collected and decoded when its turn comes, ten times
 * as fast as it was spoken. A decoder that dies is replaced and the utterance decoded again from its start.
 */
class PooledUtterance implements Utterance {
  readonly #pool: DecoderPool;
  readonly #options: UtteranceOptions;
  /** Kept for another attempt: 480 kB for 15 s. */
  readonly #chunks: Int16Array[] = [];
  #lease: Lease<DecoderProcess> | null = null;
  #startMs = 0;
  #samples = 0;
  #ending = false;

  constructor(pool: DecoderPool, options: UtteranceOptions) {
    this.#pool = pool;
    this.#options = options;
    options.signal?.addEventListener("abort", () => this.#giveUp(), { once: true });
  }

  async push(frame: Frame): Promise<void> {
    this.#options.signal?.throwIfAborted();
    if (this.#samples === 0) this.#startMs = frame.startMs;
    const chunk = toInt16(frame.pcm);
    this.#chunks.push(chunk);
    this.#samples += chunk.length;
    await this.#stream(chunk);
  }

  async end(): Promise<Segment | null> {
    this.#ending = true;
    const words = await this.#finishStream() ?? await this.#decodeWhole();
    const endMs = this.#startMs + Math.round(this.#samples / 16);
    return toSegment(words, { startMs: Math.round(this.#startMs), endMs });
  }

  async #stream(chunk: Int16Array): Promise<void> {
    try {
      if (this.#lease) return await this.#lease.value.push(chunk);
      this.#lease = await this.#pool.tryTake();
      if (this.#options.signal?.aborted) this.#giveUp();
      else if (this.#lease) await this.#replay(this.#lease.value);
      else this.#options.onQueued?.(this.#pool.ahead);
    } catch {
      // Said where it matters: the whole utterance is decoded again at its end.
      this.#release({ broken: true });
    }
  }

  async #replay(decoder: DecoderProcess): Promise<void> {
    await decoder.start((text) => this.#options.onPartial?.(toText(text)));
    for (const chunk of this.#chunks) await decoder.push(chunk);
  }

  async #finishStream() {
    if (!this.#lease) return null;
    try {
      const words = await this.#lease.value.end();
      this.#release();
      return words;
    } catch {
      this.#release({ broken: true });
      return null;
    }
  }

  async #decodeWhole() {
    for (let attempt = 1;; attempt++) {
      this.#lease = await this.#pool.take(this.#options);
      try {
        await this.#replay(this.#lease.value);
        const words = await this.#lease.value.end();
        this.#release();
        return words;
      } catch (error) {
        this.#release({ broken: true });
        if (attempt === ATTEMPTS) throw error;
      }
    }
  }

  /** A decoder that is asked for words first gives them, so that they reach nobody else. */
  #giveUp(): void {
    if (!this.#ending) this.#release();
  }

  #release(options?: { broken: boolean }): void {
    this.#lease?.release(options);
    this.#lease = null;
  }
}

function toInt16(samples: Float32Array): Int16Array {
  const whole = new Int16Array(samples.length);
  for (const [index, sample] of samples.entries()) {
    whole[index] = Math.max(-32768, Math.min(32767, Math.round(sample * 32768)));
  }
  return whole;
}
