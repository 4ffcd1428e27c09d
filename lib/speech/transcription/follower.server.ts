/**
 * Follows the log of one answer and turns it into segments: cut into utterances, each given to the recogniser, each
 * stored before the next. It starts after the last stored segment, so it can be dropped and made anew at any time.
 */
import type { Database } from "../../db/mod.ts";
import { AppError } from "../../errors.ts";
import type { AudioLog } from "../audio_log.server.ts";
import { isUnsupported, readFrames } from "../frames.server.ts";
import type { Batch } from "../protocol.ts";
import type { Codec, Segment } from "../types.ts";
import { createCutter } from "./cutter.ts";
import { LiveTail } from "./live_tail.ts";
import { type TranscribeFile, transcribeRecording } from "./recording.server.ts";
import { insertSegment, type Progress, readProgress } from "./segment_rows.server.ts";
import type { Transcriber, Utterance } from "./types.ts";

/** Who wants to see the words as they come. */
export interface TranscriptListener {
  onPartial(text: string): void;
  onFinal(segment: Segment): void;
  onQueued(ahead: number): void;
}

export interface FollowerOptions {
  readonly db: Database;
  readonly log: AudioLog;
  readonly transcriber: Transcriber;
  readonly answerId: string;
  readonly listener: TranscriptListener;
  /** A recorder that is silent for this long gives its recogniser back, in ms. */
  readonly idleMs: number;
}

/** Another process stored the segment that this one was about to store. */
class Overtaken extends Error {}

export class Follower {
  readonly #options: FollowerOptions;
  readonly #dropped = new AbortController();
  readonly #tail: LiveTail;
  /**
   * Settles when every utterance of the complete answer is stored. Rejects with "unsupported_audio" where the sound
   * cannot be read, with Idle, with the reason given to `drop`, or with what the recogniser failed with.
   */
  readonly done: Promise<void>;

  constructor(options: FollowerOptions) {
    this.#options = options;
    const { log, answerId, idleMs } = options;
    const read = (from: number) => log.read(answerId, { from });
    this.#tail = new LiveTail(read, { idleMs, signal: this.#dropped.signal });
    // What is left of an utterance is given up, so that its recogniser is free.
    this.done = this.#follow().finally(() => this.drop(new Error("The follower has ended")));
  }

  /** These packets were stored. */
  push(batch: Batch): void {
    this.#tail.push(batch);
  }

  /** The answer has `total` packets, all of them stored. */
  complete(total: number): void {
    this.#tail.complete(total);
  }

  /** Gives up: what is not stored as a segment is recognised again by the next follower. */
  drop(reason: Error): void {
    this.#dropped.abort(reason);
  }

  async #follow(): Promise<void> {
    const { db, answerId } = this.#options;
    const codec = await readCodec(db, answerId);
    for (let over = false; !over;) {
      over = await this.#followFrom(await readProgress(db, answerId), codec);
    }
  }

  /** @returns false where it must start again, after what another process stored */
  async #followFrom(progress: Progress, codec: Codec): Promise<boolean> {
    try {
      await this.#cutAndRecognise(progress, codec);
      return true;
    } catch (error) {
      if (error instanceof Overtaken) return false;
      const { transcribeFile } = this.#options.transcriber;
      if (!isUnsupported(error) || !transcribeFile) throw error;
      if (progress.count === 0) await this.#recogniseRecording(transcribeFile);
      return true;
    }
  }

  async #cutAndRecognise(progress: Progress, codec: Codec): Promise<void> {
    const cutter = createCutter();
    const read = (from: number) => this.#tail.packets(from);
    let position = progress.count;
    let utterance: Utterance | null = null;
    const finish = async () => {
      const segment = await utterance?.end();
      utterance = null;
      if (segment) await this.#store(segment, position++);
    };
    for await (const frame of readFrames(read, { codec, fromMs: progress.endMs })) {
      const { frames, ends } = cutter.push(frame);
      if (frames.length > 0) utterance ??= this.#open();
      for (const part of frames) await utterance?.push(part);
      if (ends) await finish();
    }
    await finish();
  }

  /** Sound that is not Opus goes to the recogniser as it was recorded, once it is complete. */
  async #recogniseRecording(transcribeFile: TranscribeFile): Promise<void> {
    await this.#tail.completed();
    const { answerId } = this.#options;
    const transcribe: TranscribeFile = (file) =>
      transcribeFile({ ...file, answerId, signal: this.#dropped.signal });
    let position = 0;
    for await (const segment of transcribeRecording(this.#tail.packets(0), transcribe)) {
      await this.#store(segment, position++);
    }
  }

  #open(): Utterance {
    const { transcriber, listener, answerId } = this.#options;
    return transcriber.open({
      answerId,
      onPartial: (text) => listener.onPartial(text),
      onQueued: (ahead) => listener.onQueued(ahead),
      signal: this.#dropped.signal,
    });
  }

  async #store(segment: Segment, position: number): Promise<void> {
    this.#dropped.signal.throwIfAborted();
    const { db, answerId, listener } = this.#options;
    if (!await insertSegment(db, { answerId, position, segment })) throw new Overtaken();
    listener.onFinal(segment);
  }
}

async function readCodec(db: Database, answerId: string): Promise<Codec> {
  const answer = await db.selectFrom("answers").select("codec").where("id", "=", answerId)
    .executeTakeFirst();
  if (!answer?.codec) throw new AppError("not_found", `No spoken answer "${answerId}"`);
  return answer.codec;
}
