/** What is used here of node-postgres, which brings no types; @types/pg would bring Node's own types, which clash with Deno's. */
import type { PostgresPool } from "kysely";

interface ConnectionOptions {
  readonly connectionString: string;
  /** 0 = no limit. */
  readonly connectionTimeoutMillis?: number;
}

interface PoolOptions extends ConnectionOptions {
  readonly max: number;
  /** Milliseconds for one statement. */
  readonly query_timeout: number;
  readonly keepAlive: boolean;
  readonly types: TypeParsers;
}

type ParseText = (text: string) => unknown;

export interface TypeParsers {
  getTypeParser(oid: number, format?: "text" | "binary"): ParseText;
}

interface Listens {
  on(event: "error", listener: (error: Error) => void): this;
}

declare class Client implements Listens {
  constructor(options: ConnectionOptions);
  on(event: "error", listener: (error: Error) => void): this;
  connect(): Promise<void>;
  query(text: string): Promise<unknown>;
  end(): Promise<void>;
}

interface Pool extends PostgresPool, Listens {
  on(event: "error", listener: (error: Error) => void): this;
  on(event: "connect", listener: (client: Listens) => void): this;
  query(text: string): Promise<unknown>;
}

declare const pg: {
  readonly Client: typeof Client;
  readonly Pool: new (options: PoolOptions) => Pool;
  readonly types: TypeParsers;
};

export default pg;
