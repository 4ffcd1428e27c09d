/** Accesses to the shared tier: as they are caught, as they are kept in a file, and as the trace of a cache. */
import { fnv1a } from "../../../../lib/hash.ts";
import type { Command } from "./monitor.ts";

export interface Access {
  /** Milliseconds since the one before. */
  readonly afterMs: number;
  readonly does: "read" | "set" | "delete";
  /** "text", "tag" (versions), or the family's name. */
  readonly family: string;
  /** A hash: no name of anything is kept. */
  readonly key: string;
  /** Of the value that is set; 0 for others. */
  readonly bytes: number;
}

const PREFIX = "rehearse:";

/** Makes accesses of commands in their order; counters and leases, which are no values, are left out. */
export class Accesses {
  readonly all: Access[] = [];
  #before: number | null = null;

  add({ at, words: [name = "", ...args] }: Command): void {
    if (name === "get" || name === "mget") {
      for (const key of args) {
        this.#note(at, "read", key, 0);
      }
    }
    if (name === "set") this.#note(at, "set", args[0]!, args[1]!.length);
    if (name === "del") this.#note(at, "delete", args[0]!, 0);
  }

  #note(at: number, does: Access["does"], name: string, bytes: number): void {
    const family = familyOf(name);
    if (family === null) return;
    const afterMs = at - (this.#before ?? at);
    this.#before = at;
    this.all.push({ afterMs, does, family, key: fnv1a(name).toString(36), bytes });
  }
}

function familyOf(name: string): string | null {
  if (!name.startsWith(PREFIX)) return null;
  const [kind, family] = name.slice(PREFIX.length).split(":");
  if (kind === "cache") return family!;
  return kind === "text" || kind === "tag" ? kind : null;
}

const LETTERS = { read: "r", set: "s", delete: "d" } as const;

/** A line each: milliseconds, letter, family, key, bytes. */
export const toText = (all: readonly Access[]): string =>
  all.map(({ afterMs, does, family, key, bytes }) =>
    `${afterMs} ${LETTERS[does]} ${family} ${key} ${bytes}\n`
  ).join("");

export function fromText(text: string): readonly Access[] {
  return text.trimEnd().split("\n").map((line) => {
    const [afterMs, letter, family, key, bytes] = line.split(" ");
    const does = letter === "r" ? "read" : letter === "s" ? "set" : "delete";
    return { afterMs: Number(afterMs), does, family: family!, key: key!, bytes: Number(bytes) };
  });
}

/**
 * The numbers of the keys whose values were given, in order: one was worked out and set, or was there and read. A key
 * that is set again after an invalidation is another one: what a cache had of it is of no use.
 */
export function traceOf(all: readonly Access[]): readonly number[] {
  const numbers = new Map<string, number>();
  const trace: number[] = [];
  let next = 0;
  for (const { does, key } of all) {
    if (does === "set") numbers.set(key, next++);
    if (does === "delete") numbers.delete(key);
    const number = numbers.get(key);
    if (number !== undefined) trace.push(number);
  }
  return trace;
}
