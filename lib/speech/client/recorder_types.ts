import type { ReadonlySignal } from "@preact/signals";
import type { Cue } from "../cue.ts";
import type { LinkState, Queue, Refusal } from "./uplink_types.ts";

/**
 * idle: nothing recorded yet · asking: the browser asks for the microphone · recording · paused ·
 * stopping: the last packets are made · sending: all is recorded, the rest is on its way ·
 * saved: the server has all, go on at `location` · held: complete on this device, waits for a network.
 */
export type RecorderState =
  | "idle"
  | "asking"
  | "recording"
  | "paused"
  | "stopping"
  | "sending"
  | "saved"
  | "held";

/**
 * mic_denied: not allowed · mic_missing: none there · mic_in_use: another program has it · mic_lost:
 * unplugged or taken while recording (what was said is kept, resume tries again) · unsupported: this
 * browser cannot record · other_tab: this question is being answered in another tab · refused: the
 * server will not take the answer, `detail` says why · full: 30 minutes are recorded.
 */
export type ProblemCode =
  | "mic_denied"
  | "mic_missing"
  | "mic_in_use"
  | "mic_lost"
  | "unsupported"
  | "other_tab"
  | "refused"
  | "full";

export interface Problem {
  readonly code: ProblemCode;
  /** What the server said: code and texts of lib/errors.ts; null for problems of this device. */
  readonly detail: Refusal | null;
}

/** Words as they are recognised; `partial` is replaced by the next one or by a part of `final`. */
export interface Captions {
  readonly final: readonly string[];
  readonly partial: string;
}

/** An answer that was being recorded when the page went away; `start` goes on with it. */
export interface Resumable {
  readonly answer: string;
  readonly elapsedMs: number;
}

/** A spoken answer's recorder: signals to show, actions to call. Actions never throw: see `problem`. */
export interface Recorder {
  readonly state: ReadonlySignal<RecorderState>;
  /** Level of the sound now, 0 (silent) to 1 (as loud as it can be). */
  readonly level: ReadonlySignal<number>;
  readonly cue: ReadonlySignal<Cue | null>;
  /** Time recorded, pauses left out; moves in steps of 100 ms. */
  readonly elapsedMs: ReadonlySignal<number>;
  /** Bytes sent so far, with an estimate of what framing adds. */
  readonly bytesSent: ReadonlySignal<number>;
  /** Packets recorded that the server has not yet stored; 0 = "all of it saved". */
  readonly pendingPackets: ReadonlySignal<number>;
  readonly link: ReadonlySignal<LinkState>;
  /** Where packets are kept until the server has them; "memory" = lost if the page is closed. */
  readonly storage: ReadonlySignal<"disk" | "memory">;
  readonly captions: ReadonlySignal<Captions>;
  /** Who writes the words; null = nobody, undefined = the server has not said yet. */
  readonly recogniser: ReadonlySignal<string | null | undefined>;
  /** Answers that are recognised before this one; null = none waits. */
  readonly queue: ReadonlySignal<Queue | null>;
  readonly problem: ReadonlySignal<Problem | null>;
  readonly resumable: ReadonlySignal<Resumable | null>;
  /** Where to go on once saved, a path on this site. */
  readonly location: ReadonlySignal<string | null>;
  /** Starts a new answer, or goes on with the resumable one. */
  start(): Promise<void>;
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** Ends the answer; state goes on to sending, then saved or held. */
  stop(): Promise<void>;
  /** Throws away what was recorded here, to record again; the server forgets unended answers by itself. */
  discard(): Promise<void>;
  /** Tries again to send a held answer now. */
  sendPending(): Promise<void>;
  /** Gives back microphone, socket and lock; what is not sent stays on this device. */
  dispose(): Promise<void>;
}
