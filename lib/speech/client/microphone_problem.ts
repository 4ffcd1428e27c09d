import type { ProblemCode } from "./recorder_types.ts";

/** What getUserMedia's refusals mean (W3C "Media Capture and Streams", section 10.2.1). */
const BY_NAME: Readonly<Record<string, ProblemCode>> = {
  NotAllowedError: "mic_denied",
  SecurityError: "mic_denied",
  NotFoundError: "mic_missing",
  OverconstrainedError: "mic_missing",
  NotReadableError: "mic_in_use",
  AbortError: "mic_in_use",
};

/** Anything else is a browser that cannot record. */
export function toProblemCode(error: unknown): ProblemCode {
  const name = error instanceof Error || error instanceof DOMException ? error.name : "";
  return BY_NAME[name] ?? "unsupported";
}
