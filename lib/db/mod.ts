/** What every feature may know of the database: its tables, its type, and how JSON is written. */
export type { Database, OpenDatabase, WatchConnection } from "./database.ts";
export type { LaggingRead } from "./lagging_read.ts";
export { json } from "./json.ts";
export type { Json } from "./columns.ts";
export type { NewRow, Row, Tables } from "./tables.ts";
export type { BudgetScope, RequestOutcome } from "./tables_ai.ts";
export { transact, type TransactOptions } from "./transaction/transact.ts";
export {
  BufferFullError,
  createWriteBuffer,
  type WriteBuffer,
} from "./write_buffer/write_buffer.ts";
export type * from "./advisor/mod.ts";
