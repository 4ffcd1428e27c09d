import { createRecorderModel } from "./recorder_model.ts";
import type { Recorder, RecorderState } from "./recorder_types.ts";
import { Takes } from "./takes.client.ts";

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
  const takes = new Takes({ question, constraints, api, model });
  const isIn = (...states: readonly RecorderState[]) => states.includes(model.state.value);
  return {
    ...model,
    async start() {
      if (isIn("idle")) await takes.start();
    },
    async pause() {
      if (isIn("recording")) await takes.current?.pause();
    },
    async resume() {
      if (isIn("paused")) await takes.current?.resume();
    },
    async stop() {
      if (isIn("recording", "paused")) await takes.stop();
    },
    discard: () => takes.discard(),
    sendPending() {
      takes.retry();
      return Promise.resolve();
    },
    dispose: () => takes.close(),
  };
}
