import type { ColumnType, RawBuilder } from "kysely";

/** A jsonb column: read as its value, written through `json(value)` alone. */
export type Json<T> = ColumnType<T, RawBuilder<T>, RawBuilder<T>>;

/** A column with a default that is written once. */
export type Created = ColumnType<Date, Date | undefined, never>;
