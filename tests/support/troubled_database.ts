/** A database that fails or dawdles where a test wants it to. */
import type { Database } from "../../lib/db/mod.ts";

/** `meet` is called before each statement, and awaited after it; what it throws, or rejects with, the caller gets. */
export function troubledDatabase(
  db: Database,
  meet: (words: string) => Promise<void> | void,
): Database {
  const meeting = new WeakMap<object, Promise<void> | void>();
  return db.withPlugin({
    transformQuery({ node, queryId }) {
      meeting.set(queryId, meet(JSON.stringify(node)));
      return node;
    },
    async transformResult({ result, queryId }) {
      await meeting.get(queryId);
      return result;
    },
  });
}

/** Whether a statement settles money that was set aside. */
export const isSettling = (words: string): boolean =>
  words.includes("delete from budget_reservations");
