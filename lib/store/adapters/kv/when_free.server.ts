/** Deno KV on a file fails at once while another process writes to it; this tries again for a while. */
import { setTimeout } from "node:timers/promises";

const TRIES = 400;
const PAUSE_MS = 5;

export async function whenFree<T>(ask: () => Promise<T>): Promise<T> {
  for (let tried = 1;; tried += 1) {
    try {
      return await ask();
    } catch (error) {
      if (tried === TRIES || !isLocked(error)) throw error;
      await setTimeout(PAUSE_MS * Math.random());
    }
  }
}

const isLocked = (error: unknown): boolean =>
  error instanceof Error && error.message.includes("database is locked");
