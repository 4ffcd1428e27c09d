/** Runs the real product as its own process, with the permissions of `deno task serve`. */
import { readLines } from "./child.ts";

export interface RunningServer extends AsyncDisposable {
  readonly origin: string;
  readonly pid: number;
  readonly dataDir: string;
  /** All that it has written so far, line by line. */
  readonly log: readonly string[];
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

/** Builds what has changed, starts the server and waits until it says where it listens. */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  await build();
  const dataDir = options.dataDir ?? await Deno.makeTempDir({ prefix: "rehearse-" });
  const child = new Deno.Command(Deno.execPath(), {
    args: await argumentsOf("serve"),
    env: { PORT: "0", DATA_DIR: dataDir, LOG_LEVEL: "warn", ...options.env },
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const log: string[] = [];
  const { promise: listening, resolve: listens, reject: fails } = Promise.withResolvers<string>();
  const output = [child.stdout, child.stderr].map(async (stream) => {
    for await (const line of readLines(stream)) {
      log.push(line);
      const address = /^Rehearse is at (\S+)/.exec(line)?.[1];
      if (address) listens(address);
    }
  });
  const ended = Promise.all([...output, child.status]);
  void ended.then(() => fails(new Error(`The server ended: ${log.join("\n")}`)));
  const origin = await listening;
  const end = async (signal: Deno.Signal) => {
    try {
      child.kill(signal);
    } catch {
      // It has ended already.
    }
    await ended;
  };
  return {
    origin,
    pid: child.pid,
    dataDir,
    log,
    kill: () => end("SIGKILL"),
    stop: () => end("SIGTERM"),
    [Symbol.asyncDispose]: async () => {
      await end("SIGTERM");
      if (!options.dataDir) await Deno.remove(dataDir, { recursive: true });
    },
  };
}

let built: Promise<void> | undefined;

/** Once a test file; where nothing has changed it only compares. */
function build(): Promise<void> {
  return built ??= (async () => {
    const args = await argumentsOf("build");
    const { success, stderr } = await new Deno.Command(Deno.execPath(), { args }).output();
    if (!success) throw new Error(`The build failed: ${new TextDecoder().decode(stderr)}`);
  })();
}

async function argumentsOf(task: "serve" | "build"): Promise<string[]> {
  const { tasks } = JSON.parse(await Deno.readTextFile("deno.json"));
  const [deno, ...args] = (tasks[task] as string).split(" ");
  if (deno !== "deno") throw new Error(`The task "${task}" must start with deno, not "${deno}"`);
  return args;
}
