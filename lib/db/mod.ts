/** What every feature may know of the database: its tables, its type, and how JSON is written. */
export type { Database, OpenDatabase } from "./database.ts";
export { json } from "./json.ts";
export type { Json, NewRow, Row, Tables } from "./tables.ts";
