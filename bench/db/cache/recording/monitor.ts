/** What a Redis is asked for, command by command, as its MONITOR tells it. */
import { readLines } from "../../../../tests/support/child.ts";

export interface Command {
  /** Epoch milliseconds of the server. */
  readonly at: number;
  /** Name in lower case, then arguments; bytes stand as characters. */
  readonly words: readonly string[];
}

/** Told each command until it is disposed of. */
export async function monitor(
  url: string,
  heard: (command: Command) => void,
): Promise<AsyncDisposable> {
  const { hostname, port } = new URL(url);
  const connection = await Deno.connect({ hostname, port: Number(port) });
  await connection.write(new TextEncoder().encode("MONITOR\r\n"));
  const begun = Promise.withResolvers<void>();
  const hearAll = async () => {
    for await (const line of readLines(connection.readable)) {
      if (line.startsWith("+OK")) begun.resolve();
      const command = parseCommand(line);
      if (command) heard(command);
    }
  };
  const hearing = hearAll().catch(() => {});
  await begun.promise;
  return {
    async [Symbol.asyncDispose]() {
      connection.close();
      await hearing;
    },
  };
}

/** Of a line such as `+1795678456.866588 [0 127.0.0.1:45914] "GET" "key"`; null for another. */
export function parseCommand(line: string): Command | null {
  const [, seconds] = /^\+(\d+\.\d+) \[/.exec(line) ?? [];
  if (seconds === undefined) return null;
  const words = Array.from(line.matchAll(/"((?:[^"\\]|\\.)*)"/g), ([, word]) => unescaped(word!));
  return { at: Math.round(1_000 * Number(seconds)), words: words.with(0, words[0]!.toLowerCase()) };
}

const unescaped = (word: string): string =>
  word.replace(
    /\\(x[\da-f]{2}|.)/g,
    (_, code: string) =>
      code.length === 1
        ? (ESCAPED[code] ?? code)
        : String.fromCharCode(parseInt(code.slice(1), 16)),
  );

const ESCAPED: Readonly<Record<string, string>> = {
  n: "\n",
  r: "\r",
  t: "\t",
  a: "\x07",
  b: "\b",
};
