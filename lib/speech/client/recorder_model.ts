import { signal } from "@preact/signals";
import type { Cue } from "../cue.ts";
import type { Captions, Problem, RecorderState, Resumable } from "./recorder_types.ts";
import type { LinkState, Queue } from "./uplink_types.ts";

/** The recorder's signals, to write to; see Recorder for what they mean. */
export type RecorderModel = ReturnType<typeof createRecorderModel>;

export function createRecorderModel() {
  return {
    state: signal<RecorderState>("idle"),
    level: signal(0),
    cue: signal<Cue | null>(null),
    elapsedMs: signal(0),
    bytesSent: signal(0),
    pendingPackets: signal(0),
    link: signal<LinkState>("online"),
    storage: signal<"disk" | "memory">("disk"),
    captions: signal<Captions>({ final: [], partial: "" }),
    recogniser: signal<string | null | undefined>(undefined),
    queue: signal<Queue | null>(null),
    problem: signal<Problem | null>(null),
    resumable: signal<Resumable | null>(null),
    location: signal<string | null>(null),
  };
}

/** Back to the beginning: nothing is recorded any more. */
export function resetModel(model: RecorderModel): void {
  model.state.value = "idle";
  model.level.value = 0;
  model.cue.value = null;
  model.elapsedMs.value = 0;
  model.bytesSent.value = 0;
  model.pendingPackets.value = 0;
  model.captions.value = { final: [], partial: "" };
  model.queue.value = null;
  model.problem.value = null;
  model.resumable.value = null;
  model.location.value = null;
}
