/**
 * Lets every statement of a connection be seen. What is seen is told beside the statement's way: the promises that
 * drivers give are passed on as they are, so that watching neither delays nor changes a result.
 */
import type {
  AbortableOperationOptions,
  CompiledQuery,
  DatabaseConnection,
  QueryResult,
} from "kysely";

/** Told once how a statement ended: with a result, or with what was thrown. */
export type Ended = (result: QueryResult<unknown> | null, error: unknown) => void;

/** Told each statement that begins; null for what is not of interest. */
export type Watch = (sql: string) => Ended | null;

/** Changes it in place: drivers know their connections by identity and reach into them. Streams are not seen. */
export function watchConnection(connection: DatabaseConnection, watch: Watch): void {
  const execute = connection.executeQuery.bind(connection);
  connection.executeQuery = <R>(query: CompiledQuery, options?: AbortableOperationOptions) => {
    const ended = watch(query.sql);
    const executing = execute<R>(query, options);
    if (ended) executing.then((result) => ended(result, null), (error) => ended(null, error));
    return executing;
  };
}
