/**
 * Calls noted as they end and added up some at a time. After a query the processor's caches hold other things, so that
 * touching little at each call and the rest in one go costs about half.
 */
import type { QueryScope } from "./scope.server.ts";
import { type CallFigures, countCall, countRepeat, type Statement } from "./statement.server.ts";

const MOST_NOTED = 64;
/** Numbers noted of a call: duration, end, rows, bytes. */
const NUMBERS = 4;

export interface Call extends CallFigures {
  /** The scope that was open when it began. */
  readonly scope: QueryScope | null;
}

export class CallLog {
  readonly #statements = new Array<Statement | null>(MOST_NOTED).fill(null);
  readonly #scopes = new Array<QueryScope | null>(MOST_NOTED).fill(null);
  readonly #numbers = new Float64Array(MOST_NOTED * NUMBERS);
  #noted = 0;

  note(statement: Statement, { scope, ms, at, rows, bytes }: Call): void {
    const index = this.#noted++;
    this.#statements[index] = statement;
    this.#scopes[index] = scope;
    const numbers = this.#numbers;
    numbers[index * NUMBERS] = ms;
    numbers[index * NUMBERS + 1] = at;
    numbers[index * NUMBERS + 2] = rows;
    numbers[index * NUMBERS + 3] = bytes;
    if (this.#noted === MOST_NOTED) this.addUp();
  }

  /** Statements are up to date after this. */
  addUp(): void {
    const noted = this.#noted;
    this.#noted = 0;
    for (let index = 0; index < noted; index++) {
      const [ms, at, rows, bytes] = this.#numbers.subarray(index * NUMBERS);
      const statement = this.#statements[index]!;
      countCall(statement, { ms: ms!, at: at!, rows: rows!, bytes: bytes! });
      const scope = this.#scopes[index];
      if (scope) repeat(statement, scope);
      this.#statements[index] = this.#scopes[index] = null;
    }
  }
}

function repeat(statement: Statement, { name, counts }: QueryScope): void {
  const times = (counts.get(statement) ?? 0) + 1;
  counts.set(statement, times);
  countRepeat(statement, times, name);
}
