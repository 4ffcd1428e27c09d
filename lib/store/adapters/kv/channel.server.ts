/**
 * Messages over one key of Deno KV that keeps the last of them, numbered. On Deno Deploy the key is watched; a file's
 * watch does not see what other processes write, so they hear when they catch up.
 */
import type { Channel, Listener } from "../../store.ts";
import { whenFree } from "./when_free.server.ts";

/** So that at 1,000 characters each they fit in a value of 64 KiB, whatever the script. */
const MOST_KEPT = 30;

interface Log {
  /** The number of the newest message, from 1. */
  readonly last: number;
  /** Oldest first, ending with `last`. */
  readonly messages: readonly string[];
}

const EMPTY: Log = { last: 0, messages: [] };

export async function openKvChannel(
  kv: Deno.Kv,
  key: readonly string[],
  listener: Listener,
): Promise<Channel> {
  const read = async () => (await whenFree(() => kv.get<Log>(key))).value ?? EMPTY;
  let seen = (await read()).last;
  const hear = ({ last, messages }: Log) => {
    const missed = last - seen;
    if (missed <= 0) return;
    seen = last;
    if (missed > messages.length) listener.lost();
    for (const message of messages.slice(-missed)) listener.heard(message);
  };
  const watch = kv.watch<[Log]>([key]).getReader();
  const watching = hearAll(watch, hear);
  return {
    tell: (message) => append(kv, key, message),
    catchUp: async () => hear(await read()),
    async [Symbol.asyncDispose]() {
      await watch.cancel();
      await watching;
    },
  };
}

async function hearAll(
  watch: ReadableStreamDefaultReader<[Deno.KvEntryMaybe<Log>]>,
  hear: (log: Log) => void,
): Promise<void> {
  try {
    for (let next = await watch.read(); !next.done; next = await watch.read()) {
      hear(next.value[0].value ?? EMPTY);
    }
  } catch {
    // The store is closed, or its connection is gone: catching up tells.
  }
}

async function append(kv: Deno.Kv, key: readonly string[], message: string): Promise<void> {
  for (;;) {
    const found = await whenFree(() => kv.get<Log>(key));
    const { last, messages } = found.value ?? EMPTY;
    const log: Log = { last: last + 1, messages: [...messages, message].slice(-MOST_KEPT) };
    const { ok } = await whenFree(() => kv.atomic().check(found).set(key, log).commit());
    if (ok) return;
  }
}
