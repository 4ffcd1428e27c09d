/** Which request or task a statement is run for: statements repeated within one are worth a look. */
import { AsyncLocalStorage } from "node:async_hooks";
import type { Statement } from "./statement.server.ts";

export interface QueryScope {
  /** A route's pattern or a task's name; never an address, which may name an answer. */
  readonly name: string;
  /** How often each statement was run. */
  readonly counts: Map<Statement, number>;
  /** False once what opened it has ended: what it left running is no longer counted. */
  open: boolean;
}

/** "unwatched": the monitor's own statements, which are not counted. */
const scopes = new AsyncLocalStorage<QueryScope | "unwatched">();

/** Runs `fn` as one request or task; a scope within a scope counts for itself. */
export function withQueryScope<T>(name: string, fn: () => T | Promise<T>): Promise<T> {
  const scope = open(name);
  return scopes.run(scope, async () => {
    try {
      return await fn();
    } finally {
      scope.open = false;
    }
  });
}

/** The same for what comes by and by: gives what `source` gives, which works within the scope whoever asks for it. */
export async function* streamInQueryScope<T>(
  name: string,
  source: AsyncIterable<T>,
): AsyncGenerator<T> {
  const scope = open(name);
  const within = scopes.run(scope, () => source[Symbol.asyncIterator]());
  try {
    while (true) {
      const { done, value } = await scopes.run(scope, () => within.next());
      if (done) return;
      yield value;
    }
  } finally {
    await scopes.run(scope, () => within.return?.());
    scope.open = false;
  }
}

const open = (name: string): QueryScope => ({ name, counts: new Map(), open: true });

export const unwatched = <T>(fn: () => T): T => scopes.run("unwatched", fn);

export const currentScope = (): QueryScope | "unwatched" | undefined => scopes.getStore();
