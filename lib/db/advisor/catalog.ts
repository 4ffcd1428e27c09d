/** What the database's catalogs and statistics say, in the words of the advisor. */
import type { Node } from "libpg-query";

export interface Column {
  readonly name: string;
  /** Without its modifiers, for example "character varying". */
  readonly type: string;
  readonly notNull: boolean;
  /** Bytes, on average; null without statistics. */
  readonly width: number | null;
  /** Different values in the table; null without statistics. */
  readonly distinct: number | null;
  readonly nullFraction: number;
  /** The most common values as text, with the fraction of rows that has each. */
  readonly common: ReadonlyMap<string, number>;
  /**
   * Below the one and above the other lies a twentieth of the rows, as text; null where there is no
   * histogram.
   */
  readonly low: string | null;
  readonly high: string | null;
  /** Between it and `high` lies a fiftieth of the rows. */
  readonly within: string | null;
}

export interface IndexKey {
  /** The column or expression as SQL. */
  readonly sql: string;
  readonly descending: boolean;
  readonly nullsFirst: boolean;
  /** Operator class and collation, enough to tell two keys apart. */
  readonly operators: string;
}

export interface Index {
  /** As SQL, quoted, with its schema where it needs one. */
  readonly sql: string;
  readonly name: string;
  readonly method: string;
  readonly keys: readonly IndexKey[];
  readonly included: readonly string[];
  readonly predicate: string | null;
  readonly unique: boolean;
  /**
   * Part of a constraint, the replica identity, or of a partitioned parent's index, or being built
   * right now: not to be dropped by itself.
   */
  readonly bound: boolean;
  readonly valid: boolean;
  readonly scans: number;
  readonly bytes: number;
}

export interface ForeignKey {
  readonly name: string;
  readonly columns: readonly string[];
  /** pg_class.oid of the table referred to. */
  readonly parent: number;
}

export interface Partition {
  /** As SQL, quoted, with its schema where it needs one. */
  readonly sql: string;
  readonly name: string;
  /** The partitioned table that it is a part of, as SQL. */
  readonly parent: string;
  /** Holds rows, rather than partitions of its own. */
  readonly leaf: boolean;
}

export interface Table {
  readonly oid: number;
  readonly schema: string;
  readonly name: string;
  /** As SQL, quoted, with its schema where it needs one. */
  readonly sql: string;
  readonly partitioned: boolean;
  /** Is itself a partition of another table. */
  readonly partition: boolean;
  /** All below it, each after the one it is a part of. */
  readonly partitions: readonly Partition[];
  /** The planner's estimate. */
  readonly rows: number;
  readonly pages: number;
  /** With what is stored out of line, without indexes. */
  readonly bytes: number;
  /** Never analyzed though it holds rows. */
  readonly unknown: boolean;
  readonly changedSinceAnalyze: number;
  readonly inserted: number;
  readonly deleted: number;
  /** Updates that had to write all indexes. */
  readonly coldUpdates: number;
  readonly live: number;
  readonly scans: number;
  readonly columns: ReadonlyMap<string, Column>;
  readonly indexes: readonly Index[];
  readonly foreignKeys: readonly ForeignKey[];
  /** The columns of each extended statistics object. */
  readonly extended: readonly (readonly string[])[];
}

export interface View {
  readonly schema: string;
  readonly name: string;
  /** Its query, with the tree that belongs to this text. */
  readonly text: string;
  readonly node: Node;
}

export interface Catalog {
  readonly tables: readonly Table[];
  readonly views: readonly View[];
  /** The schemas that names without one are looked up in, in order. */
  readonly path: readonly string[];
  /** How long scans have been counted: days, and since when; null if they were never reset. */
  readonly counted: { readonly days: number; readonly since: string } | null;
  readonly extensions: ReadonlyMap<string, { readonly schema: string }>;
  /** Whether the database sorts text by its bytes, so that plain indexes serve LIKE 'x%'. */
  readonly byteOrder: boolean;
  /** Names of all relations of the tables' schemas, taken. */
  readonly names: ReadonlySet<string>;
}

interface Name {
  readonly schema?: string;
  readonly name: string;
}

/** The table meant by a name in a statement; undefined if it is none that the advisor knows. */
export const findTable = (catalog: Catalog, name: Name): Table | undefined =>
  findIn(catalog.tables, { catalog, name });

/** The view meant; undefined if it is none. */
export const findView = (catalog: Catalog, name: Name): View | undefined =>
  findIn(catalog.views, { catalog, name });

function findIn<Relation extends Required<Name>>(
  relations: readonly Relation[],
  { catalog, name: { schema, name } }: { readonly catalog: Catalog; readonly name: Name },
): Relation | undefined {
  for (const each of schema ? [schema] : catalog.path) {
    const found = relations.find((one) => one.schema === each && one.name === name);
    if (found) return found;
  }
}
