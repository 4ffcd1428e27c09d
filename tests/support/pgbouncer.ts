/** A pgbouncer of its own before a PostgreSQL server, in transaction mode. */
import { connect } from "node:net";
import { openPostgres } from "../../lib/db/adapters/postgres/postgres.server.ts";
import { migrate } from "../../lib/db/migrate.server.ts";
import type { OpenDatabase } from "../../lib/db/mod.ts";
import { MIGRATIONS } from "./database.ts";
import { eventually } from "./eventually.ts";
import { temporaryFolder } from "./folder.ts";
import { emptyServerDatabase } from "./postgres.ts";

export interface Pgbouncer extends AsyncDisposable {
  /** The same database as `url`, through pgbouncer. */
  readonly url: string;
}

/** Answers only on this machine and only for the database of `url`, without a password. */
export async function startPgbouncer(
  url: string,
  { sessions }: { readonly sessions: number },
): Promise<Pgbouncer> {
  const folder = await temporaryFolder();
  const { hostname, port: serverPort, pathname, username } = new URL(url);
  const port = freePort();
  const ini = `${folder.path}/pgbouncer.ini`;
  await Deno.writeTextFile(
    ini,
    `[databases]
${pathname.slice(1)} = host=${hostname} port=${serverPort || 5432} user=${username}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = ${sessions}
max_client_conn = 1000
`,
  );
  await Deno.chmod(folder.path, 0o755);
  const root = Deno.uid() === 0;
  const process = new Deno.Command("pgbouncer", {
    // It refuses to run as root.
    args: [...root ? ["-u", "nobody"] : [], "-q", ini],
    stdin: "null",
    stdout: "null",
    stderr: "null",
  }).spawn();
  await eventually("pgbouncer answers", () => answers(port));
  const through = new URL(url);
  through.host = `127.0.0.1:${port}`;
  return {
    url: through.href,
    [Symbol.asyncDispose]: async () => {
      process.kill("SIGKILL");
      await process.status;
      await folder[Symbol.asyncDispose]();
    },
  };
}

/** A migrated database that is reached through pgbouncer; closing it drops it. */
export async function createPooledDatabase(): Promise<OpenDatabase> {
  const empty = await emptyServerDatabase();
  const pgbouncer = await startPgbouncer(empty.url, { sessions: 5 });
  const open = await openPostgres(empty.url, { poolerUrl: pgbouncer.url });
  const closeAll = async () => {
    await open.close();
    await pgbouncer[Symbol.asyncDispose]();
    await empty[Symbol.asyncDispose]();
  };
  let closed: Promise<void> | undefined;
  const close = () => closed ??= closeAll();
  await migrate(open, MIGRATIONS);
  return { ...open, close, [Symbol.asyncDispose]: close };
}

function freePort(): number {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  listener.close();
  return listener.addr.port;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: "127.0.0.1", port });
    const settle = (here: boolean) => () => {
      socket.destroy();
      resolve(here);
    };
    socket.once("connect", settle(true)).once("error", settle(false));
  });
}
