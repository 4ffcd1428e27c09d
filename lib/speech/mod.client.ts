/** The browser's half of speech: the recorder, and what waits on the device to be sent. */
export {
  deletePendingAnswers,
  type PendingAnswer,
  pendingAnswers,
  sendPendingAnswers,
  sendPendingDiscards,
} from "./client/pending_answers.client.ts";
export type { PendingReport } from "./client/send_ended.client.ts";
export { createRecorder, type RecorderOptions } from "./client/recorder.client.ts";
export type {
  Captions,
  Problem,
  ProblemCode,
  Recorder,
  RecorderState,
  Resumable,
} from "./client/recorder_types.ts";
export type { LinkState, Queue, Refusal } from "./client/uplink_types.ts";
