/** How long each model is expected to take: until its first text, a token of output, and how many tokens it writes. */
import { Evidence } from "./evidence.ts";
import type { LatencyOutcome } from "./types.ts";

/** Observations of a model in a task after which one counts half: networks and load change by the hour. */
const HALF_LIFE = 50;
/** Taken for one observation until there are more: a hosted model of middling speed. */
const FIRST_TEXT_MS = 800;
const MS_A_TOKEN = 12;
/** Share of the most output that is expected to be used. */
const USED_OUTPUT = 0.5;

export interface ExpectedCall {
  readonly waitMs: number;
  readonly outputTokens: number;
}

export class LatencyTable {
  /** Calls, milliseconds to the first text; of those with a text: how many, milliseconds of writing, tokens written. */
  readonly evidence = new Evidence({ width: 5, halfLife: HALF_LIFE });

  learn({ task, model, firstTextMs, totalMs, outputTokens }: LatencyOutcome): void {
    for (const figure of [firstTextMs ?? 0, totalMs, outputTokens]) {
      if (!(figure >= 0 && figure < Infinity)) {
        throw new RangeError(`Latency must be finite and not negative, got "${figure}"`);
      }
    }
    const observed = firstTextMs === null
      ? [1, Math.max(totalMs, this.#firstTextMs(model, task)), 0, 0, 0]
      : [1, firstTextMs, 1, Math.max(0, totalMs - firstTextMs), outputTokens];
    // Models have their places to themselves: how fast one's evidence fades is not for others to say.
    this.evidence.add(placeFor(task, model), model, observed);
  }

  expect(model: string, { task, maxOutputTokens }: Question): ExpectedCall {
    const [, , texts = 0, writingMs = 0, tokens = 0] = this.#sums(model, task);
    const guess = USED_OUTPUT * maxOutputTokens;
    const outputTokens = Math.min(maxOutputTokens, (tokens + guess) / (texts + 1));
    const msAToken = (writingMs + guess * MS_A_TOKEN) / (tokens + guess || 1);
    return { waitMs: this.#firstTextMs(model, task) + msAToken * outputTokens, outputTokens };
  }

  #firstTextMs(model: string, task: string): number {
    const [calls = 0, firstMs = 0] = this.#sums(model, task);
    return (firstMs + FIRST_TEXT_MS) / (calls + 1);
  }

  #sums(model: string, task: string): readonly number[] {
    return this.evidence.of(placeFor(task, model), model) ?? [];
  }
}

interface Question {
  readonly task: string;
  readonly maxOutputTokens: number;
}

const placeFor = (task: string, model: string): string => `${task}/${model}`;
