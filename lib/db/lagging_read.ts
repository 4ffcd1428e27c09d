import type { Database } from "./database.ts";

/** Runs `work`, which only reads and may be run twice, on data that may be some seconds old. */
export type LaggingRead = <T>(work: (db: Database) => Promise<T>) => Promise<T>;
