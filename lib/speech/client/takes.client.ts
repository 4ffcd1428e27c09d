import { discardAnswer } from "./discard_answer.client.ts";
import { openOutbox } from "./open_outbox.client.ts";
import type { Outbox } from "./outbox.ts";
import { packetMs } from "./packet_duration.ts";
import type { KeptAnswer } from "./packet_store.ts";
import { lockQuestion, type QuestionLock } from "./question_lock.client.ts";
import { type RecorderModel, resetModel } from "./recorder_model.ts";
import type { Recording } from "./recording.client.ts";
import type { KeptUpload } from "./upload_kept.client.ts";

interface TakesOptions {
  readonly question: string;
  readonly api: string;
  readonly constraints: MediaTrackConstraints;
  readonly model: RecorderModel;
}

/** What was and is recorded for one question on this device: earlier takes found, the new one made. */
export class Takes {
  readonly #options: TakesOptions;
  readonly #outbox: Promise<Outbox>;
  readonly #lock: QuestionLock;
  #found: Promise<void> = Promise.resolve();
  /** An answer left in mid-answer, as by a reload. */
  #kept: KeptAnswer | null = null;
  #recording: Recording | null = null;
  #upload: KeptUpload | null = null;

  constructor(options: TakesOptions) {
    const { model, question } = options;
    this.#options = options;
    this.#outbox = openOutbox();
    this.#lock = lockQuestion(question, {
      onTaken: () => model.problem.value = { code: "other_tab", detail: null },
      onHeld: () => {
        model.problem.value = null;
        this.#found = this.#find();
      },
    });
    void this.#outbox.then(({ storage }) => storage.subscribe((now) => model.storage.value = now));
  }

  /** The take that is being recorded. */
  get current(): Recording | null {
    return this.#recording;
  }

  /** Records a new answer or goes on with the one that was left; nothing while another tab has the question. */
  async start(): Promise<void> {
    if (!await this.#lock.isHeld()) return;
    const { model } = this.#options;
    model.state.value = "asking";
    const { Recording } = await import("./recording.client.ts");
    await this.#found;
    this.#recording = new Recording({ ...this.#options, outbox: await this.#outbox });
    model.state.value = "idle";
    await this.#recording.start(this.#kept);
  }

  async stop(): Promise<void> {
    if (!await this.#recording?.stop()) await this.discard();
  }

  async discard(): Promise<void> {
    await this.#recording?.discard();
    await this.#upload?.close();
    const { api } = this.#options;
    if (this.#kept) await discardAnswer(this.#kept.id, { api, outbox: await this.#outbox });
    this.#recording = this.#upload = this.#kept = null;
    resetModel(this.#options.model);
  }

  retry(): void {
    this.#recording?.retry();
    this.#upload?.retry();
  }

  async close(): Promise<void> {
    await this.#recording?.close();
    await this.#upload?.close();
    this.#lock.release();
    (await this.#outbox).close();
  }

  /** What an earlier visit left: a part of an answer to go on with, or a whole one to send. */
  async #find(): Promise<void> {
    const { question, model } = this.#options;
    const outbox = await this.#outbox;
    const answers = (await outbox.unfinished()).filter((answer) => answer.question === question);
    this.#kept = answers.findLast(({ packets }) => packets === null) ?? null;
    const ended = answers.at(-1);
    if (this.#kept) {
      const elapsedMs = await outbox.next(this.#kept) * packetMs(this.#kept.codec);
      model.resumable.value = { answer: this.#kept.id, elapsedMs };
      model.elapsedMs.value = elapsedMs;
    } else if (ended && ended.packets !== null) {
      this.#upload = await this.#send({ ...ended, packets: ended.packets }, outbox);
    }
  }

  async #send(answer: KeptAnswer & { packets: number }, outbox: Outbox): Promise<KeptUpload> {
    const { model, api } = this.#options;
    const { uploadKept } = await import("./upload_kept.client.ts");
    model.state.value = "held";
    return uploadKept(answer, { outbox, api, model });
  }
}
