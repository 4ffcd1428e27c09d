/** Numbers the quotes of evaluations and finds where they stand in the transcript. */
import type { Evidence, ScoredEvaluation } from "../../../../lib/coach/mod.ts";

/** A stretch of the transcript with the numbers of the quotes that cover it. */
export interface Piece {
  readonly text: string;
  readonly numbers: readonly number[];
  /** Quotes that begin here: their marks are what links lead to. */
  readonly begins: readonly number[];
}

/** Gives each distinct quote its number, 1 for the one read first on the page. */
export class QuoteNumbers {
  readonly #numbers = new Map<string, number>();
  readonly #evidence: Evidence[] = [];
  readonly #anchored = new Set<string>();

  /** @param evaluations In the order in which they are read */
  constructor(...evaluations: readonly ScoredEvaluation[]) {
    for (const { advice, dimensions } of evaluations) {
      for (const { evidence } of advice) this.#add(evidence);
      for (const dimension of dimensions) {
        for (const evidence of dimension.evidence) this.#add(evidence);
        for (const part of dimension.parts ?? []) if (part.evidence) this.#add(part.evidence);
      }
    }
  }

  /** Whether this is the first showing of a quote: marks in the transcript lead back there. */
  takeAnchor(evidence: Evidence): boolean {
    const key = keyOf(evidence);
    if (this.#anchored.has(key)) return false;
    this.#anchored.add(key);
    return true;
  }

  numberOf(evidence: Evidence): number {
    return this.#numbers.get(keyOf(evidence)) ?? 0;
  }

  /** The transcript cut wherever a quote begins or ends; quotes may overlap. */
  cut(text: string): Piece[] {
    const edges = new Set([0, text.length]);
    for (const { start, end } of this.#evidence) edges.add(start).add(end);
    const sorted = [...edges].filter((edge) => edge <= text.length).sort((a, b) => a - b);
    return sorted.slice(1).map((end, index) => this.#piece(text, sorted[index] ?? 0, end));
  }

  #piece(text: string, start: number, end: number): Piece {
    const covering = this.#evidence.filter((one) => one.start <= start && one.end >= end);
    return {
      text: text.slice(start, end),
      numbers: covering.map((one) => this.numberOf(one)),
      begins: covering.filter((one) => one.start === start).map((one) => this.numberOf(one)),
    };
  }

  #add(evidence: Evidence): void {
    const key = keyOf(evidence);
    if (this.#numbers.has(key)) return;
    this.#evidence.push(evidence);
    this.#numbers.set(key, this.#evidence.length);
  }
}

const keyOf = ({ start, end }: Evidence): string => `${start}-${end}`;
