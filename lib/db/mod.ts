/** What every feature may know of the database: its tables, its type, and how JSON is written. */
export type { Database, OpenDatabase } from "./database.ts";
export { json } from "./json.ts";
export type { Json } from "./columns.ts";
export type { NewRow, Row, Tables } from "./tables.ts";
export type { BudgetScope, RequestOutcome } from "./tables_ai.ts";
