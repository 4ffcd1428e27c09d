/** A PostgreSQL server of one's own, for what the one that is there cannot be asked for. */
import { openPostgres } from "../../lib/db/adapters/postgres/postgres.server.ts";
import { eventually } from "./eventually.ts";
import { temporaryFolder } from "./folder.ts";
import { postgresPrograms } from "./needs.ts";

export interface OwnPostgres extends AsyncDisposable {
  /** Of its one, empty database. */
  readonly url: string;
}

/**
 * Answers only on this machine, without a password; what it holds does not outlive it.
 * @param options.preload A library that is loaded at the start
 */
export async function startPostgres(
  { preload }: { readonly preload: string },
): Promise<OwnPostgres> {
  const folder = await temporaryFolder();
  const owner = await unprivileged();
  if (owner) await Deno.chown(folder.path, owner.uid, owner.gid);
  const data = `${folder.path}/data`;
  const start = (program: string, args: readonly string[]) =>
    new Deno.Command(`${postgresPrograms()}/${program}`, {
      ...owner,
      args: ["-D", data, ...args],
      cwd: folder.path,
      stdin: "null",
      stdout: "null",
      stderr: "null",
    }).spawn();
  await start("initdb", ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"]).status;
  const port = freePort();
  const settings = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    shared_preload_libraries: preload,
    fsync: "off",
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const server = start("postgres", ["-p", String(port), ...options]);
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const stop = async () => {
    // Its processes end with it, at once.
    server.kill("SIGQUIT");
    await server.status;
    await folder[Symbol.asyncDispose]();
  };
  await eventually("PostgreSQL answers", () => answers(url));
  return { url, [Symbol.asyncDispose]: stop };
}

/** Whose the server is to be where this is root, as whom it refuses to run. */
async function unprivileged(): Promise<{ readonly uid: number; readonly gid: number } | null> {
  if (Deno.uid() !== 0) return null;
  const idOf = async (which: string) => {
    const { stdout } = await new Deno.Command("id", { args: [which, "nobody"] }).output();
    return Number(new TextDecoder().decode(stdout));
  };
  return { uid: await idOf("-u"), gid: await idOf("-g") };
}

async function answers(url: string): Promise<boolean> {
  try {
    await using open = await openPostgres(url);
    return open.db !== null;
  } catch {
    return false;
  }
}

function freePort(): number {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  listener.close();
  return listener.addr.port;
}
