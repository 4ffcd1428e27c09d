/** Logs one JSON object a line, with named fields only: no request body or transcript can slip in. */

export const LOG_LEVELS = ["debug", "info", "warn", "error"] as const;
export type LogLevel = typeof LOG_LEVELS[number];

/** All that may be logged beside the message. None of it is a candidate's words or audio. */
export interface LogFields {
  readonly requestId?: string;
  readonly method?: string;
  /** The route's pattern, never the address. */
  readonly route?: string;
  readonly status?: number;
  /** A duration in milliseconds. */
  readonly ms?: number;
  /** One of lib/errors.ts, or another program's error code. */
  readonly code?: string;
  readonly error?: unknown;
  readonly answerId?: string;
  readonly interviewId?: string;
  readonly packets?: number;
  readonly bytes?: number;
  readonly count?: number;
  readonly attempt?: number;
  /** The part that speaks, for example "pocketsphinx" or "pglite". */
  readonly part?: string;
  readonly pid?: number;
  readonly port?: number;
  /** Where something is, without credentials. */
  readonly place?: string;
  readonly reason?: string;
}

type Write = (line: string) => void;
type LogLine = (message: string, fields?: LogFields) => void;

export type Log = { readonly [L in LogLevel]: LogLine };

const LONGEST_TEXT = 500;
const LONGEST_STACK = 4_000;

// deno-lint-ignore no-console -- the one place that writes to the console
const toConsole: Write = (line) => console.log(line);

/** Logs what is at least `level`; `write` gets each line without its end. */
export function createLog(level: LogLevel, write: Write = toConsole): Log {
  const least = LOG_LEVELS.indexOf(level);
  const at = (lineLevel: LogLevel): LogLine =>
    LOG_LEVELS.indexOf(lineLevel) < least ? () => {} : (message, fields = {}) => {
      const { error, ...rest } = fields;
      const told = error === undefined ? {} : { error: describeError(error) };
      const time = new Date().toISOString();
      write(JSON.stringify({ time, level: lineLevel, message, ...rest, ...told }, shorten));
    };
  return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
}

const shorten = (key: string, value: unknown): unknown =>
  typeof value === "string" && key !== "stack" ? value.slice(0, LONGEST_TEXT) : value;

/**
 * Name, code, message and place of an error and its causes. Other properties are left out: a database
 * error holds the row it failed on. So is a SyntaxError's message, which quotes the text it was given.
 */
function describeError(error: unknown, depth = 0): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error };
  const quotes = error instanceof SyntaxError;
  return {
    name: error.name,
    ...("code" in error ? { code: String(error.code) } : {}),
    ...(quotes ? {} : { message: error.message }),
    stack: frames(error),
    ...(error.cause !== undefined && depth < 3
      ? { cause: describeError(error.cause, depth + 1) }
      : {}),
  };
}

/** The stack without its head, which repeats the message. */
function frames({ stack = "" }: Error): string {
  return stack.split("\n").filter((line) => /^\s+at /.test(line)).join("\n").slice(
    0,
    LONGEST_STACK,
  );
}
