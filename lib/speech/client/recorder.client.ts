import { openOutbox } from "./open_outbox.client.ts";
import { packetMs } from "./packet_duration.ts";
import type { KeptAnswer } from "./packet_store.ts";
import { lockQuestion } from "./question_lock.client.ts";
import { createRecorderModel, resetModel } from "./recorder_model.ts";
import type { Recorder, RecorderState } from "./recorder_types.ts";
import type { Recording } from "./recording.client.ts";
import type { KeptUpload } from "./upload_kept.client.ts";

export interface RecorderOptions {
  /** Id of the question that is answered. */
  readonly question: string;
  /** Where answers are sent; this site's own "/api/answers" unless told. */
  readonly api?: string;
  /** Over the defaults: mono, with gain control, noise suppression and echo cancellation. */
  readonly constraints?: MediaTrackConstraints;
}

/**
 * A recorder for one question; call it in the browser only. What is needed only once recording starts
 * is loaded then.
 */
export function createRecorder(options: RecorderOptions): Recorder {
  const { question, constraints = {}, api = new URL("/api/answers", location.href).href } = options;
  const model = createRecorderModel();
  const opened = openOutbox();
  let kept: KeptAnswer | null = null;
  let recording: Recording | null = null;
  let upload: KeptUpload | null = null;

  const lock = lockQuestion(question, {
    onTaken: () => model.problem.value = { code: "other_tab", detail: null },
    onHeld() {
      model.problem.value = null;
      found = find();
    },
  });
  let found = Promise.resolve();
  void opened.then(({ storage }) => storage.subscribe((value) => model.storage.value = value));

  /** What an earlier visit left of this question's answers. */
  async function find(): Promise<void> {
    const outbox = await opened;
    const answers = (await outbox.unfinished()).filter((answer) => answer.question === question);
    kept = answers.findLast(({ packets }) => packets === null) ?? null;
    if (kept) {
      const elapsedMs = await outbox.next(kept) * packetMs(kept.codec);
      model.resumable.value = { answer: kept.id, elapsedMs };
      model.elapsedMs.value = elapsedMs;
      return;
    }
    const ended = answers.at(-1);
    if (ended?.packets) await send({ ...ended, packets: ended.packets });
  }

  async function send(answer: KeptAnswer & { packets: number }): Promise<void> {
    const [{ uploadKept }, outbox] = await Promise.all([
      import("./upload_kept.client.ts"),
      opened,
    ]);
    model.state.value = "held";
    upload = uploadKept(answer, { outbox, api, model });
  }

  async function start(): Promise<void> {
    model.state.value = "asking";
    const [{ Recording }, outbox] = await Promise.all([
      import("./recording.client.ts"),
      opened,
      found,
    ]);
    recording = new Recording({ question, api, constraints, outbox, model });
    model.state.value = "idle";
    await recording.start(kept);
  }

  async function discard(): Promise<void> {
    await recording?.discard();
    await upload?.close();
    const outbox = await opened;
    if (kept) await outbox.remove(kept.id);
    recording = upload = kept = null;
    resetModel(model);
  }

  const isIn = (...states: readonly RecorderState[]) => states.includes(model.state.value);

  return {
    ...model,
    async start() {
      if (lock.isHeld && isIn("idle")) await start();
    },
    async pause() {
      if (isIn("recording")) await recording?.pause();
    },
    async resume() {
      if (isIn("paused")) await recording?.resume();
    },
    async stop() {
      if (isIn("recording", "paused") && !await recording?.stop()) await discard();
    },
    discard,
    sendPending() {
      recording?.retry();
      upload?.retry();
      return Promise.resolve();
    },
    async dispose() {
      await recording?.close();
      await upload?.close();
      lock.release();
      (await opened).close();
    },
  };
}
