/**
 * Names for statements that come again, so that a connection need not parse them twice. Texts are kept of those that
 * have a name alone: of the others a hash, and how often they came.
 */
import { fnv1a } from "../../../hash.ts";

/** Uses before a text gets a name: what is built for one occasion never does. */
const USES = 3;
/** Names given, at most: every connection keeps what it has prepared. */
const MOST_NAMES = 200;
/** Texts counted at a time; then counting starts anew. */
const MOST_COUNTED = 1_000;
/** Characters: parsing is a small part of what a longer one costs, and every connection would keep it. */
const LONGEST_NAMED = 10_000;

export class StatementNames {
  readonly #names = new Map<string, string>();
  /** By hash: two texts that share one get their names sooner, which does no harm. */
  readonly #uses = new Map<number, number>();
  #given = 0;

  /** The name of this text on every connection; undefined = none yet, or none any more. */
  of(text: string): string | undefined {
    return this.#names.get(text) ?? this.#count(text);
  }

  /** What was prepared under the name no longer fits the tables: the text gets another one. */
  renew(text: string): void {
    if (this.#names.has(text)) this.#names.set(text, this.#next());
  }

  #count(text: string): string | undefined {
    if (this.#names.size >= MOST_NAMES || text.length > LONGEST_NAMED) return undefined;
    const hash = fnv1a(text);
    const uses = (this.#uses.get(hash) ?? 0) + 1;
    if (uses < USES) {
      if (this.#uses.size >= MOST_COUNTED) this.#uses.clear();
      this.#uses.set(hash, uses);
      return undefined;
    }
    this.#uses.delete(hash);
    const name = this.#next();
    this.#names.set(text, name);
    return name;
  }

  #next(): string {
    return `rehearse_${this.#given += 1}`;
  }
}
