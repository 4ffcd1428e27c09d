import type { Config } from "../config.server.ts";
import { connectPostgres } from "./adapters/postgres/postgres.server.ts";
import { createLaggingRead } from "./adapters/replica/lagging_reads.server.ts";
import type { Database, WatchConnection } from "./database.ts";
import type { LaggingRead } from "./lagging_read.ts";

export interface LaggingReads {
  readonly read: LaggingRead;
  close(): Promise<void>;
}

/** By the replica of the settings; without one, `primary` answers. A replica that is away is no reason not to start. */
export function openLaggingReads(
  { databaseAccess: { connections, replicaUrl } }: Pick<Config, "databaseAccess">,
  { primary, watch, onFault }: {
    readonly primary: Database;
    readonly watch?: WatchConnection;
    readonly onFault: (error: unknown) => void;
  },
): LaggingReads {
  if (replicaUrl === null) return { read: (work) => work(primary), close: () => Promise.resolve() };
  const replica = connectPostgres(replicaUrl, {
    connections: connections ?? undefined,
    watch,
  });
  return {
    read: createLaggingRead({ primary, replica: replica.db, onFault }),
    close: replica.close,
  };
}
