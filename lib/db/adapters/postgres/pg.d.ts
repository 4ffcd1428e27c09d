/** What is used here of node-postgres, which brings no types; @types/pg would bring Node's own types, which clash with Deno's. */
interface ConnectionOptions {
  readonly connectionString: string;
  /** 0 = no limit. */
  readonly connectionTimeoutMillis?: number;
  readonly types?: TypeParsers;
  /** Sends queries without waiting for the answers to those before. */
  readonly pipeline?: boolean;
  /** Settings of the session, as for the program postgres. */
  readonly options?: string;
}

/** Times in milliseconds. */
interface PoolOptions extends ConnectionOptions {
  readonly max: number;
  readonly idleTimeoutMillis: number;
  /** For one statement, counted here; the three below are counted by the server. */
  readonly query_timeout: number;
  readonly statement_timeout?: number;
  readonly lock_timeout?: number;
  readonly idle_in_transaction_session_timeout?: number;
  readonly keepAlive: boolean;
  readonly types: TypeParsers;
}

/** A statement; with a name it is prepared once a connection. */
export interface Query {
  readonly name?: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

export interface PoolClient extends Listens {
  readonly processID?: number;
  query(query: string | Query): Promise<unknown>;
  release(discard?: boolean): void;
}

type ParseText = (text: string) => unknown;

export interface TypeParsers {
  getTypeParser(oid: number, format?: "text" | "binary"): ParseText;
}

/** Of one statement. */
export interface Results {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

interface Listens {
  on(event: "error", listener: (error: Error) => void): this;
}

export declare class Client implements Listens {
  constructor(options: ConnectionOptions);
  on(event: "error", listener: (error: Error) => void): this;
  connect(): Promise<void>;
  query(text: string): Promise<Results | Results[]>;
  query(query: Query): Promise<Results>;
  /** What answers the server's messages itself, such as a COPY. */
  query(submitted: object): unknown;
  end(): Promise<void>;
}

export interface Pool extends Listens {
  readonly options: PoolOptions;
  on(event: "error", listener: (error: Error) => void): this;
  on(event: "connect", listener: (client: Listens) => void): this;
  connect(): Promise<PoolClient>;
  query(text: string): Promise<unknown>;
  end(): Promise<void>;
}

declare const pg: {
  readonly Client: typeof Client;
  /** What the server itself reports; all else is of the connection. */
  readonly DatabaseError: new () => Error;
  readonly Pool: new (options: PoolOptions) => Pool;
  readonly types: TypeParsers;
};

export default pg;
