/** What came of one call of a model, for tests of providers. */
import type { ModelEvent } from "../../../lib/ai/spec/provider.ts";

export interface Outcome {
  readonly text: string;
  readonly ends: readonly ModelEvent[];
  readonly error: unknown;
}

/** Reads to the end, however it ends. */
export async function outcomeOf(events: AsyncIterable<ModelEvent>): Promise<Outcome> {
  const seen: ModelEvent[] = [];
  let error: unknown = null;
  try {
    for await (const event of events) seen.push(event);
  } catch (thrown) {
    error = thrown;
  }
  const ends = seen.filter(({ type }) => type === "end");
  return {
    text: seen.map((event) => event.type === "text" ? event.text : "").join(""),
    ends,
    error,
  };
}
