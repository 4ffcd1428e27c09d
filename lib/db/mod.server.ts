/** Opening and migrating the database; features that only query take `Database` from mod.ts. */
export { migrate } from "./migrate.server.ts";
export { type DatabaseConfig, openDatabase } from "./open.server.ts";
