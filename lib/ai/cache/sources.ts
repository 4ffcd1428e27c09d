/** A text from another run, from the store, or written here: one after the other, until one is whole. */
import { isCoach } from "../providers/coach/mod.ts";
import type { ExecutionEvent } from "../spec/execution.ts";
import type { Flight } from "./flight.ts";

/**
 * "cached" comes first, and only where the text costs this run nothing: stored, or on its way to another run.
 * "uncached" follows where the other run's came to nothing: what comes then is written for this one.
 */
export type CacheEvent =
  | ExecutionEvent
  | { readonly type: "cached" }
  | { readonly type: "uncached" };

/** "source" comes before what it gives. */
export type SourceEvent = ExecutionEvent | { readonly type: "source"; readonly isFree: boolean };

/**
 * What another run writes, for free. False where that comes to nothing: it failed, or had to take the coach, as one does
 * that has no money left, which is no reason for this run to.
 *
 * @throws The signal's reason
 */
export async function* join(
  flight: Flight<SourceEvent>,
  signal?: AbortSignal,
): AsyncGenerator<SourceEvent, boolean> {
  try {
    for await (const event of flight.read(signal)) {
      if (event.type === "source") {
        yield { ...event, isFree: true };
        continue;
      }
      if (isCoach({ id: event.model ?? "" })) return false;
      if (event.type === "end" && event.outcome !== "complete") return false;
      yield event;
      if (event.type === "end") return true;
    }
  } catch {
    // Whoever leads it is told.
    signal?.throwIfAborted();
  }
  return false;
}

/** What a source gave stands until the next one has a text. */
export async function* asOne(events: AsyncIterable<SourceEvent>): AsyncGenerator<CacheEvent> {
  let [isFree, hasText, isAnew] = [false, false, false];
  for await (const event of events) {
    if (event.type === "source") {
      if (event.isFree !== isFree) {
        yield event.isFree ? { type: "cached" } : { type: "uncached" };
      }
      isFree = event.isFree;
      isAnew = hasText;
      continue;
    }
    if (event.type === "text") {
      if (isAnew) yield { type: "switched", model: event.model, keepsText: false };
      [hasText, isAnew] = [true, false];
    }
    yield event;
  }
}
