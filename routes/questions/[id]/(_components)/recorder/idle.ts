import { signal } from "@preact/signals";
import type { RecorderModel } from "./model.ts";

/** The recorder as the server draws it, before the device's own takes over: idle, and deaf. */
export function idleRecorder(): RecorderModel {
  const nothing = () => Promise.resolve();
  return {
    state: signal("idle"),
    level: signal(0),
    cue: signal(null),
    elapsedMs: signal(0),
    bytesSent: signal(0),
    pendingPackets: signal(0),
    link: signal("online"),
    storage: signal("disk"),
    captions: signal({ final: [], partial: "" }),
    recogniser: signal(undefined),
    queue: signal(null),
    problem: signal(null),
    location: signal(null),
    resumable: signal(null),
    start: nothing,
    pause: nothing,
    resume: nothing,
    stop: nothing,
    discard: nothing,
    sendPending: nothing,
  };
}
