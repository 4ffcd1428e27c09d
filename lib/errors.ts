/** The one table of errors: permanent codes, HTTP status, what people read and what they can do. */

interface ErrorEntry {
  readonly status: number;
  readonly message: string;
  readonly hint: string;
  /** Whether an operator should hear of it. */
  readonly reportable: boolean;
}

const entry = (status: number, message: string, hint: string, reportable = false): ErrorEntry => ({
  status,
  message,
  hint,
  reportable,
});

/** Codes are permanent: clients branch on them. Texts are whole sentences that a candidate may see. */
export const ERRORS = {
  not_found: entry(404, "There is nothing here.", "Check the address, or go back to your answers."),
  bad_request: entry(
    400,
    "This request could not be read.",
    "Go back, check what you entered and send it again.",
  ),
  bad_message: entry(
    400,
    "A message from the recorder could not be read.",
    "Reload the page: your answer is kept on this device.",
  ),
  too_large: entry(
    413,
    "This is larger than can be taken in one piece.",
    "Send it in smaller parts.",
  ),
  out_of_order: entry(
    409,
    "Some audio is missing before this part.",
    "Send again from the packet number that the server named.",
  ),
  answer_closed: entry(
    409,
    "This answer has already been ended.",
    "Start a new attempt to answer again.",
  ),
  answer_conflict: entry(
    409,
    "This answer belongs to another question.",
    "Reload the page to start a new attempt.",
  ),
  superseded: entry(
    409,
    "This answer is being recorded in another tab.",
    "Go on there, or close that tab and reload this one.",
  ),
  too_many_requests: entry(
    429,
    "That was too many requests in a short time.",
    "Wait a minute and try again: nothing is lost.",
  ),
  forbidden_origin: entry(
    403,
    "This request came from another site.",
    "Open the page itself and try again.",
  ),
  unsupported_audio: entry(
    415,
    "This kind of audio cannot be read.",
    "Record with another browser, or type your answer.",
  ),
  not_ready: entry(
    409,
    "The words of this answer are still being written.",
    "Wait a moment and try again.",
  ),
  nothing_new: entry(
    409,
    "No other question could be made right now.",
    "Go back and answer one of those that are there, or try again later.",
  ),
  storage_unavailable: entry(
    503,
    "Answers cannot be stored right now.",
    "Keep this page open: your answer stays on this device and is sent again by itself.",
    true,
  ),
  storage_busy: entry(
    503,
    "Answers cannot be stored fast enough right now.",
    "Keep this page open: your answer stays on this device and is sent again by itself.",
  ),
  internal: entry(
    500,
    "Something went wrong on our side.",
    "Try again in a moment: what was saved is safe.",
    true,
  ),
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof ERRORS;

interface AppErrorOptions extends ErrorOptions {
  /** Seconds after which the same may be tried again, where that is known. */
  readonly retryAfterS?: number;
}

/** An expected failure. `detail` is for logs and developers, never shown to candidates. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly retryAfterS: number | null;

  constructor(code: ErrorCode, detail?: string, options: AppErrorOptions = {}) {
    super(detail ?? ERRORS[code].message, options);
    this.name = "AppError";
    this.code = code;
    this.retryAfterS = options.retryAfterS ?? null;
  }

  get status(): number {
    return ERRORS[this.code].status;
  }
}

/** What a caller is told: never more than the table says. */
export interface PublicError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint: string;
}

/** Turns anything thrown into what may be told; unknown errors become "internal". */
export function toPublicError(error: unknown): PublicError {
  const code = error instanceof AppError ? error.code : "internal";
  const { message, hint } = ERRORS[code];
  return { code, message, hint };
}
