/** The statements that are known, found again by their SQL, within bounds. */
import { normalise } from "./normalise.ts";
import type { Dropped } from "./overview.ts";
import { createStatement, fingerprintOf, type Statement } from "./statement.server.ts";
import { TextCache } from "./text_cache.ts";

const MINUTE_MS = 60_000;
/** Dropped at once when there is no more room, so that looking for them is rare. */
const DROPPED_SHARE = 0.1;

export interface RegistryOptions {
  /** Statements, at least 10. */
  readonly most: number;
  /** Milliseconds that never jump. */
  readonly monotonic: () => number;
}

export class StatementRegistry {
  readonly #options: RegistryOptions;
  readonly #byFingerprint = new Map<string, Statement>();
  readonly #bySql = new TextCache<Statement>();
  #dropped: Dropped = { statements: 0, calls: 0, totalMs: 0 };

  constructor(options: RegistryOptions) {
    this.#options = options;
  }

  get dropped(): Dropped {
    return this.#dropped;
  }

  all(): readonly Statement[] {
    return [...this.#byFingerprint.values()];
  }

  /** The statement that `sql` is a call of; a new one if its like was not seen yet. */
  find(sql: string): Statement {
    const known = this.#bySql.get(sql);
    if (known && !known.dropped) return known;
    const normalised = normalise(sql);
    const fingerprint = fingerprintOf(normalised.text);
    let statement = this.#byFingerprint.get(fingerprint);
    if (!statement) {
      statement = createStatement(fingerprint, normalised);
      if (this.#byFingerprint.size >= this.#options.most) this.#makeRoom();
      this.#byFingerprint.set(fingerprint, statement);
    }
    this.#bySql.set(sql, statement, { hashed: normalised.hasWords });
    return statement;
  }

  /** Drops those least called for the time since they were last called. */
  #makeRoom(): void {
    const now = this.#options.monotonic();
    const worth = ({ calls, lastAt }: Statement) => calls / (now - lastAt + MINUTE_MS);
    const sorted = this.all().toSorted((a, b) => worth(a) - worth(b));
    for (const statement of sorted.slice(0, Math.ceil(this.#options.most * DROPPED_SHARE))) {
      this.#byFingerprint.delete(statement.fingerprint);
      statement.dropped = true;
      const { statements, calls, totalMs } = this.#dropped;
      this.#dropped = {
        statements: statements + 1,
        calls: calls + statement.calls,
        totalMs: totalMs + statement.totalMs,
      };
    }
  }
}
