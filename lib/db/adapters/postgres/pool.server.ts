/** Connections that are shared, as many as the load needs. */
import type { PostgresPool, PostgresPoolClient } from "kysely";
// @ts-types="./pg.d.ts"
import pg, { type Pool, type PoolClient, type Query, type TypeParsers } from "pg";
import { isOutdatedPlan } from "../../transaction/transact.ts";
import { Gate } from "./gate.ts";
import type { PoolBounds } from "./pool_size.ts";
import { StatementNames } from "./statement_names.ts";
import { CONNECT_TIMEOUT_MS, localTimeouts, startupTimeouts, type Timeouts } from "./timeouts.ts";

/** An idle connection is kept so long: less than most firewalls do, more than a quiet minute. */
const IDLE_MS = 60_000;

export interface PoolOptions {
  readonly url: string;
  readonly bounds: PoolBounds;
  readonly timeouts: Timeouts;
  /**
   * Connections are those of a pooler that gives each transaction another session: nothing is left in a session, so
   * statements get no names, and time-outs hold in transactions alone.
   */
  readonly sharesSessions: boolean;
  readonly types: TypeParsers;
}

export interface ConnectionPool extends PostgresPool {
  /** Resolves if the database answers. */
  ping(): Promise<void>;
}

export function createPool(options: PoolOptions): ConnectionPool {
  const { bounds, sharesSessions, timeouts } = options;
  const pool = openPool(options);
  const gate = new Gate(bounds, { patienceMs: CONNECT_TIMEOUT_MS });
  const clientOptions = {
    names: sharesSessions ? null : new StatementNames(),
    begin: sharesSessions ? `; ${localTimeouts(timeouts)}` : "",
    onRelease: () => gate.leave(),
  };
  const clients = new WeakMap<PoolClient, PooledClient>();
  return {
    async connect() {
      await gate.enter();
      try {
        const client = await pool.connect();
        return clients.getOrInsertComputed(client, () => new PooledClient(client, clientOptions));
      } catch (error) {
        gate.leave();
        throw error;
      }
    },
    end: () => pool.end(),
    options: pool.options,
    ping: async () => void await pool.query("select 1"),
  };
}

function openPool({ url, bounds, timeouts, sharesSessions, types }: PoolOptions): Pool {
  const pool = new pg.Pool({
    connectionString: url,
    types,
    max: bounds.ceiling,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    idleTimeoutMillis: IDLE_MS,
    query_timeout: timeouts.answerMs,
    keepAlive: true,
    ...!sharesSessions && startupTimeouts(timeouts),
  });
  // A lost connection shows in the queries that fail by it, and the pool replaces it; unheard its error would end
  // the process, be it idle or in use.
  return pool.on("error", () => {}).on("connect", (client) => client.on("error", () => {}));
}

interface PooledOptions {
  /** Null = statements get none. */
  readonly names: StatementNames | null;
  /** What a transaction begins with besides "begin". */
  readonly begin: string;
  readonly onRelease: () => void;
}

/** A connection as Kysely uses it. */
class PooledClient implements PostgresPoolClient {
  readonly #client: PoolClient;
  readonly #options: PooledOptions;
  #inTransaction = false;
  /** By what the connection was lost: whatever failed with no word of the server, such as one that never came. */
  #lostBy: unknown = null;

  constructor(client: PoolClient, options: PooledOptions) {
    this.#client = client;
    this.#options = options;
  }

  /** The session's number; Kysely asks for it to cancel a statement. */
  get processID(): number | undefined {
    return this.#client.processID;
  }

  query: PostgresPoolClient["query"] = (async (text: string, values: readonly unknown[] = []) => {
    if (values.length === 0) return await this.#run(text);
    const name = this.#options.names?.of(text);
    try {
      return await this.#ask({ name, text, values });
    } catch (error) {
      if (!isOutdatedPlan(error)) throw error;
      this.#options.names?.renew(text);
      // What fails in a transaction undoes it: that is for `transact` to run again.
      if (this.#inTransaction) throw error;
      return await this.#ask({ text, values });
    }
  }) as PostgresPoolClient["query"];

  release(discard?: boolean): void {
    this.#inTransaction = false;
    this.#options.onRelease();
    this.#client.release(discard || this.#lostBy !== null);
  }

  async #run(text: string) {
    if (!/^(begin|start transaction)/.test(text)) return await this.#ask(text);
    this.#inTransaction = true;
    return await this.#ask(text + this.#options.begin);
  }

  /** What node-postgres gives up on stays under way on its connection: the next one would wait behind it. */
  async #ask(query: Query | string) {
    if (this.#lostBy !== null) throw this.#lostBy;
    try {
      return await this.#client.query(query);
    } catch (error) {
      if (!(error instanceof pg.DatabaseError)) this.#lostBy = error;
      throw error;
    }
  }
}
