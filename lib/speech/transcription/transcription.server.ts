/** Transcription of every answer: one follower each while there is something to do, one way live and late. */
import type { Database } from "../../db/mod.ts";
import type { AudioLog } from "../audio_log.server.ts";
import type { Batch } from "../protocol.ts";
import type { Transcript } from "../types.ts";
import { composeTranscript } from "./compose.ts";
import { isUnsupported } from "../frames.server.ts";
import { Follower, type TranscriptListener } from "./follower.server.ts";
import { Idle } from "./live_tail.ts";
import { readSegments } from "./segment_rows.server.ts";
import { NobodyHears, type Transcriber } from "./types.ts";

const IDLE_MS = 10_000;
/** An answer whose recogniser failed is not tried again for this long, in ms. */
const REST_MS = 5_000;

export interface TranscriptionOptions {
  readonly db: Database;
  readonly log: AudioLog;
  /** Null = nobody writes the words. */
  readonly transcriber: Transcriber | null;
  /** Told of failures that an operator should know of; the answer is tried again later. */
  readonly report?: (error: unknown) => void;
  /** A recorder that is silent for this long gives its recogniser back; 10 s unless said otherwise. */
  readonly idleMs?: number;
}

/** Turns the log into words, at once while an answer is spoken and after any interruption. */
export interface Transcription {
  /** Who writes the words; null = nobody, the candidate types. */
  readonly name: string | null;
  /** Who writes those of this answer, as things stand; null = nobody. */
  nameFor(answerId: string): Promise<string | null>;
  /** Packets were stored: they are recognised from here on, also when nobody listens. */
  stored(answerId: string, batch: Batch): void;
  /** Shows an answer's words as they come; one listener an answer, the newest. */
  listen(answerId: string, listener: TranscriptListener): Disposable;
  /**
   * Waits for the last word of an answer whose packets are all stored.
   *
   * @returns null where nobody writes words, or the recogniser cannot read this kind of sound
   * @throws where the recogniser failed; calling again goes on after the last segment stored
   */
  finish(answerId: string): Promise<Transcript | null>;
  close(): Promise<void>;
}

export function createTranscription(options: TranscriptionOptions): Transcription {
  const { transcriber } = options;
  return transcriber ? new Followers({ ...options, transcriber }) : NOBODY;
}

const NOBODY: Transcription = {
  name: null,
  nameFor: () => Promise.resolve(null),
  stored: () => {},
  listen: () => ({ [Symbol.dispose]: () => {} }),
  finish: () => Promise.resolve(null),
  close: () => Promise.resolve(),
};

type FollowersOptions = TranscriptionOptions & { readonly transcriber: Transcriber };

class Stopping extends Error {}

class Followers implements Transcription {
  readonly #options: FollowersOptions;
  readonly #followers = new Map<string, Follower>();
  readonly #resting = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #listeners = new Map<string, TranscriptListener>();

  constructor(options: FollowersOptions) {
    this.#options = options;
  }

  get name(): string {
    return this.#options.transcriber.name;
  }

  async nameFor(answerId: string): Promise<string | null> {
    const { transcriber } = this.#options;
    return transcriber.nameFor ? await transcriber.nameFor(answerId) : transcriber.name;
  }

  stored(answerId: string, batch: Batch): void {
    if (!this.#resting.has(answerId)) this.#follow(answerId).push(batch);
  }

  listen(answerId: string, listener: TranscriptListener): Disposable {
    this.#listeners.set(answerId, listener);
    this.#options.transcriber.prepare?.();
    return {
      [Symbol.dispose]: () => {
        if (this.#listeners.get(answerId) === listener) this.#listeners.delete(answerId);
      },
    };
  }

  async finish(answerId: string): Promise<Transcript | null> {
    const { db, transcriber } = this.#options;
    try {
      await this.#complete(answerId).catch(() => this.#complete(answerId));
    } catch (error) {
      if (isUnsupported(error) || error instanceof NobodyHears) return null;
      throw error;
    }
    const segments = await readSegments(db, answerId);
    return composeTranscript(segments, {
      language: transcriber.language,
      provider: transcriber.name,
    });
  }

  async close(): Promise<void> {
    const followers = [...this.#followers.values()];
    followers.forEach((follower) => follower.drop(new Stopping("The server is stopping")));
    await Promise.allSettled(followers.map(({ done }) => done));
    this.#resting.forEach(clearTimeout);
    await this.#options.transcriber.close();
  }

  async #complete(answerId: string): Promise<void> {
    const total = await this.#options.log.next(answerId);
    const follower = this.#follow(answerId);
    follower.complete(total);
    await follower.done;
  }

  #follow(answerId: string): Follower {
    const known = this.#followers.get(answerId);
    if (known) return known;
    const follower = new Follower({
      idleMs: IDLE_MS,
      ...this.#options,
      answerId,
      listener: this.#relay(answerId),
    });
    this.#followers.set(answerId, follower);
    const forget = () => this.#followers.delete(answerId);
    follower.done.then(forget, (error) => {
      forget();
      const isExpected = error instanceof Idle || error instanceof Stopping;
      if (!isExpected) this.#rest(answerId, error);
    });
    return follower;
  }

  #rest(answerId: string, error: unknown): void {
    if (!(error instanceof NobodyHears)) this.#options.report?.(error);
    clearTimeout(this.#resting.get(answerId));
    this.#resting.set(answerId, setTimeout(() => this.#resting.delete(answerId), REST_MS));
  }

  #relay(answerId: string): TranscriptListener {
    return {
      onPartial: (text) => this.#listeners.get(answerId)?.onPartial(text),
      onFinal: (segment) => this.#listeners.get(answerId)?.onFinal(segment),
      onQueued: (ahead) => this.#listeners.get(answerId)?.onQueued(ahead),
    };
  }
}
