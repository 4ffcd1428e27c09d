/** Opening and migrating the database; features that only query take `Database` from mod.ts. */
export { openLaggingReads } from "./lagging.server.ts";
export { migrate } from "./migrate.server.ts";
export { type DatabaseConfig, openDatabase } from "./open.server.ts";
export * from "./monitor/mod.server.ts";
export { advise, type AdviseOptions, describeAdvice } from "./advisor/mod.server.ts";
