/** How a socket is told that something is wrong, and with which code it is closed (RFC 6455, section 7.4). */
import { AppError, type ErrorCode, toPublicError } from "../../errors.ts";
import type { Refused } from "../protocol.ts";

/** What passes by itself: the recorder reconnects and goes on where the server says. */
const PASSING: ReadonlySet<ErrorCode> = new Set([
  "too_many_requests",
  "storage_unavailable",
  "storage_busy",
  "internal",
  "out_of_order",
  "not_ready",
]);

export interface Refusal {
  readonly message: Refused;
  readonly closeCode: number;
}

/** Anything that is not an AppError is trouble with the database here: the recorder keeps the audio and tries again. */
export function toRefusal(error: unknown): Refusal {
  const known = error instanceof AppError ? error : new AppError("storage_unavailable");
  const { code, message, hint } = toPublicError(known);
  const fatal = !PASSING.has(code);
  return { message: { type: "error", code, message, hint, fatal }, closeCode: closeCodeOf(known) };
}

function closeCodeOf({ code, status }: AppError): number {
  if (code === "too_large") return 1009;
  return status >= 500 ? 1011 : 1008;
}
