import type { Clock } from "../clock.ts";

const TURNS = 3;

export interface TimeLimit {
  readonly clock: Clock;
  readonly ms: number;
  /** Who is waited for, to begin a sentence with. */
  readonly who: string;
}

/** The answer, or an error once `ms` have passed; what comes later is not heard. */
export async function inTime<T>(answer: Promise<T>, { clock, ms, who }: TimeLimit): Promise<T> {
  const over = new AbortController();
  const late = async (): Promise<never> => {
    await clock.sleep(ms, over);
    // After a stall of this process, timers come before the answers that were there long ago.
    for (let turn = 0; turn < TURNS; turn++) await clock.sleep(0, over);
    throw new Error(`${who} did not answer within ${ms} ms`);
  };
  try {
    return await Promise.race([answer, late()]);
  } finally {
    over.abort();
  }
}
