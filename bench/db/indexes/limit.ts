/** How long a statement is waited for. */

/** Longer is not worth waiting for: then the gain is larger than is said. */
export const LIMIT_MS = 20_000;

/** Whether the server gave the statement up. */
export const isTimeout = (error: unknown): boolean =>
  typeof error === "object" && error !== null && "code" in error && error.code === "57014";

/** Milliseconds as text. */
export const within = (ms: number): string =>
  ms === Infinity ? `over ${LIMIT_MS / 1000} s` : ms.toFixed(2);
