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
  const scope: QueryScope = { name, counts: new Map(), open: true };
  return scopes.run(scope, async () => {
    try {
      return await fn();
    } finally {
      scope.open = false;
    }
  });
}

export const unwatched = <T>(fn: () => T): T => scopes.run("unwatched", fn);

export const currentScope = (): QueryScope | "unwatched" | undefined => scopes.getStore();
