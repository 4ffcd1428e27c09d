/** A Redis of one's own, to be killed and stopped at will. */
import { openRedisStore } from "../../lib/store/adapters/redis/redis.server.ts";
import { eventually } from "./eventually.ts";

export interface OwnRedis extends AsyncDisposable {
  readonly url: string;
  /** As `kill -9`. */
  kill(): Promise<void>;
  /** On the same port, empty. */
  start(): Promise<void>;
  /** It holds its connections and answers nothing, until it goes on. */
  hang(): void;
  goOn(): void;
}

export async function startRedis(): Promise<OwnRedis> {
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
    hang: () => process?.kill("SIGSTOP"),
    goOn: () => process?.kill("SIGCONT"),
    [Symbol.asyncDispose]: kill,
  };
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
