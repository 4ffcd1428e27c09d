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
  /** Observations, milliseconds to the first text, milliseconds of writing, tokens written. */
  readonly evidence = new Evidence({ width: 4, halfLife: HALF_LIFE });

  learn({ task, model, firstTextMs, totalMs, outputTokens }: LatencyOutcome): void {
    for (const figure of [firstTextMs, totalMs, outputTokens]) {
      if (!(figure >= 0 && figure < Infinity)) {
        throw new RangeError(`Latency must be finite and not negative, got "${figure}"`);
      }
    }
    const writingMs = Math.max(0, totalMs - firstTextMs);
    // Models have their places to themselves: how fast one's evidence fades is not for others to say.
    this.evidence.add(placeFor(task, model), model, [1, firstTextMs, writingMs, outputTokens]);
  }

  expect(model: string, { task, maxOutputTokens }: Question): ExpectedCall {
    const [n = 0, firstMs = 0, writingMs = 0, tokens = 0] =
      this.evidence.of(placeFor(task, model), model) ?? [];
    const guess = USED_OUTPUT * maxOutputTokens;
    const outputTokens = Math.min(maxOutputTokens, (tokens + guess) / (n + 1));
    const msAToken = (writingMs + guess * MS_A_TOKEN) / (tokens + guess || 1);
    return {
      waitMs: (firstMs + FIRST_TEXT_MS) / (n + 1) + msAToken * outputTokens,
      outputTokens,
    };
  }
}

interface Question {
  readonly task: string;
  readonly maxOutputTokens: number;
}

const placeFor = (task: string, model: string): string => `${task}/${model}`;
