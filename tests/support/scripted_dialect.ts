/** A dialect without a database: each statement gives what `answer` gives. */
import {
  type DatabaseConnection,
  type Dialect,
  DummyDriver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from "kysely";
import type { WatchConnection } from "../../lib/db/mod.ts";

type Result = Partial<QueryResult<unknown>>;
export type Answer = (sql: string) => Result | Promise<Result>;

export function scriptedDialect(
  answer: Answer = () => ({}),
  { watch }: { readonly watch?: WatchConnection } = {},
): Dialect {
  const connection: DatabaseConnection = {
    executeQuery: async <R>({ sql }: { readonly sql: string }) =>
      ({ rows: [], ...await answer(sql) }) as QueryResult<R>,
    streamQuery: () => {
      throw new Error("Scripted results are not streamed");
    },
  };
  return {
    createAdapter: () => new PostgresAdapter(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createDriver: () =>
      Object.assign(new DummyDriver(), {
        init: async () => void await watch?.(connection),
        acquireConnection: () => Promise.resolve(connection),
      }),
  };
}
