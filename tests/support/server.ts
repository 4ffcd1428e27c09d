/** Runs the real product as its own process, with the permissions of `deno task serve`. */
import { createInterface } from "node:readline";
import { Readable } from "node:stream";

export interface RunningServer extends AsyncDisposable {
  readonly origin: string;
  readonly pid: number;
  readonly dataDir: string;
  /** SIGKILL: what a crash looks like. */
  kill(): Promise<void>;
  /** SIGTERM: what an operator does. */
  stop(): Promise<void>;
}

export interface ServerOptions {
  /** Settings on top of a loopback server on a free port with everything embedded. */
  readonly env?: Record<string, string>;
  /** Kept between runs to start again on the same data; a new temporary folder by default. */
  readonly dataDir?: string;
}

/** Starts the server and waits until it says where it listens. Needs `deno task build` to have run. */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const dataDir = options.dataDir ?? await Deno.makeTempDir({ prefix: "rehearse-" });
  const child = new Deno.Command(Deno.execPath(), {
    args: await serveArguments(),
    env: { PORT: "0", DATA_DIR: dataDir, LOG_LEVEL: "warn", ...options.env },
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  const origin = await listeningAt(child.stdout);
  const end = async (signal: Deno.Signal) => {
    try {
      child.kill(signal);
    } catch {
      // It has ended already.
    }
    await child.status;
  };
  return {
    origin,
    pid: child.pid,
    dataDir,
    kill: () => end("SIGKILL"),
    stop: () => end("SIGTERM"),
    [Symbol.asyncDispose]: async () => {
      await end("SIGTERM");
      if (!options.dataDir) await Deno.remove(dataDir, { recursive: true });
    },
  };
}

async function serveArguments(): Promise<string[]> {
  const { tasks } = JSON.parse(await Deno.readTextFile("deno.json"));
  const [deno, ...args] = (tasks.serve as string).split(" ");
  if (deno !== "deno") throw new Error(`The task "serve" must start with deno, not "${deno}"`);
  return args;
}

/** Reads the start-up lines up to the address; goes on reading so that the pipe never fills. */
async function listeningAt(stdout: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<string> {
  const lines = createInterface({ input: Readable.fromWeb(stdout) });
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  lines.on("line", (line) => {
    const address = /http:\/\/\S+/.exec(line)?.[0];
    if (address) resolve(address.replace(/\/$/, ""));
  });
  lines.on("close", () => reject(new Error("The server ended before it listened")));
  return await promise;
}
