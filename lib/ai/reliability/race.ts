/** An attempt and, where it dawdles, a second: whichever has the first text goes on, the other is ended. */
import type { Clock } from "../shared/clock.ts";
import type { ModelEvent } from "../spec/provider.ts";
import type { AttemptError, OpenAttempt } from "./attempt.ts";

export interface Race {
  readonly first: OpenAttempt;
  readonly clock: Pick<Clock, "sleep">;
  /** Null = none. `open` gives null where none can be had. */
  readonly second: {
    readonly afterMs: number;
    readonly open: () => Promise<OpenAttempt | null>;
  } | null;
  /** Closes an attempt that failed. */
  readonly onFailed: (attempt: OpenAttempt, error: AttemptError) => Promise<void>;
  /** Closes an attempt that another was faster than. `begun` resolves when it has its first text, or never will. */
  readonly onLost: (attempt: OpenAttempt, begun: Promise<unknown>) => void;
}

/** An attempt with its first text. */
export interface Winner {
  readonly attempt: OpenAttempt;
  readonly event: ModelEvent;
}

type Step =
  | Winner
  | { readonly attempt: OpenAttempt; readonly error: AttemptError }
  | { readonly second: "due" }
  | { readonly second: OpenAttempt | null };

/** Null when all have failed and are closed. */
export async function race(
  { first, clock, second, onFailed, onLost }: Race,
): Promise<Winner | null> {
  const over = new AbortController();
  const running = new Map([[first, firstText(first)]]);
  const failures: Promise<void>[] = [];
  let timer = second && isDue(clock, second.afterMs, over.signal);
  let opening: Promise<OpenAttempt | null> | null = null;
  try {
    while (running.size > 0 || opening) {
      const seconding: Promise<Step> | null = opening?.then((second) => ({ second })) ?? timer;
      const step: Step = await Promise.race([
        ...running.values(),
        ...(seconding ? [seconding] : []),
      ]);
      if ("event" in step) {
        running.delete(step.attempt);
        return step;
      }
      if ("error" in step) {
        running.delete(step.attempt);
        failures.push(onFailed(step.attempt, step.error));
      } else if (step.second === "due") {
        timer = null;
        opening = second?.open() ?? null;
      } else {
        opening = null;
        if (step.second) running.set(step.second, firstText(step.second));
      }
    }
    await Promise.all(failures);
    return null;
  } finally {
    over.abort();
    for (const [loser, begun] of running) onLost(loser, begun);
    opening?.then((late) => late?.close("lost"), () => {});
  }
}

async function firstText(attempt: OpenAttempt): Promise<Step> {
  try {
    return { attempt, event: await attempt.next() };
  } catch (error) {
    return { attempt, error: error as AttemptError };
  }
}

async function isDue(clock: Race["clock"], ms: number, signal: AbortSignal): Promise<Step> {
  await clock.sleep(ms, { signal });
  return { second: "due" };
}
