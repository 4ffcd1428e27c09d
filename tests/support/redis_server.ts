/** A Redis of one's own, to be killed and stopped at will. */
import { openClient } from "../../lib/store/adapters/redis/client.server.ts";
import { openRedisStore } from "../../lib/store/adapters/redis/redis.server.ts";
import { eventually } from "./eventually.ts";
import { temporaryFolder } from "./folder.ts";

export interface OwnRedis extends AsyncDisposable {
  readonly url: string;
  /** As `kill -9`. */
  kill(): Promise<void>;
  /** On the same port, with what was saved last, if anything. */
  start(): Promise<void>;
  /** A snapshot of all that it has now. */
  save(): Promise<void>;
  /** It holds its connections and answers nothing, until it goes on. */
  hang(): void;
  goOn(): void;
}

export async function startRedis(): Promise<OwnRedis> {
  const folder = await temporaryFolder();
  const port = freePort();
  const url = `redis://127.0.0.1:${port}`;
  let process: Deno.ChildProcess | null = null;
  const kill = async () => {
    process?.kill("SIGKILL");
    await process?.status;
    process = null;
  };
  const start = async () => {
    process = new Deno.Command("redis-server", {
      args: ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"],
      cwd: folder.path,
      stdout: "null",
      stderr: "inherit",
    }).spawn();
    await eventually("Redis answers", () => answers(url));
  };
  await start();
  return {
    url,
    kill,
    start,
    save: () => save(url),
    hang: () => process?.kill("SIGSTOP"),
    goOn: () => process?.kill("SIGCONT"),
    [Symbol.asyncDispose]: async () => {
      await kill();
      await folder[Symbol.asyncDispose]();
    },
  };
}

async function save(url: string): Promise<void> {
  const client = await openClient(url);
  await client.sendCommand(["SAVE"]);
  client.destroy();
}

async function answers(url: string): Promise<boolean> {
  try {
    await using store = await openRedisStore(url);
    await store.ping();
    return true;
  } catch {
    return false;
  }
}

function freePort(): number {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = listener.addr as Deno.NetAddr;
  listener.close();
  return port;
}
