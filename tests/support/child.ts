/** Deno programs as child processes, always ended with their test. */

export interface Child extends AsyncDisposable {
  readonly pid: number;
  /** Standard output, line by line. */
  readonly lines: AsyncIterableIterator<string>;
  /** Ends it as `kill -9` does, and waits until it is gone. */
  kill(): Promise<void>;
}

/** Runs the module at `url` with all permissions. */
export function startChild(url: URL, args: readonly string[]): Child {
  const process = new Deno.Command(Deno.execPath(), {
    args: ["run", "--quiet", "--allow-all", url.href, ...args],
    stdout: "piped",
    stderr: "inherit",
    stdin: "null",
  }).spawn();
  const kill = async () => {
    try {
      process.kill("SIGKILL");
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
    await process.status;
  };
  const lines = readLines(process.stdout);
  const dispose = async () => {
    await kill();
    for await (const _ of lines);
  };
  return { pid: process.pid, lines, kill, [Symbol.asyncDispose]: dispose };
}

/** The lines of a program's output, as they come. */
export async function* readLines(stream: ReadableStream<Uint8Array<ArrayBuffer>>) {
  let rest = "";
  for await (const chunk of stream.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  if (rest) yield rest;
}
