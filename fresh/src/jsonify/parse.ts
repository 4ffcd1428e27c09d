import { HOLE } from "./constants.ts";

/** Makes a value of the caller's own from what its stringifier returned, by tag. */
// deno-lint-ignore no-explicit-any -- gets back whatever the stringifier of the tag gave
export type CustomParser = Record<string, (value: any) => unknown>;

/** Reads back what `stringify` wrote. This goes to every browser, so it is kept short. */
export function parse<T = unknown>(text: string, custom: CustomParser = {}): T {
  const data = JSON.parse(text);
  const values: unknown[] = [];

  const read = (ref: number): unknown => {
    if (ref < 0) return CODES[-ref];
    if (!(ref in values)) values[ref] = revive(data[ref], ref);
    return values[ref];
  };

  /** Containers are filled in place and known before their content, so that cycles close. */
  // deno-lint-ignore no-explicit-any -- JSON: what it holds decides what it is
  const revive = (raw: any, ref: number): unknown => {
    if (typeof raw?.[0] === "string" && typeof raw !== "string") return tagged(raw, ref);
    if (raw !== null && typeof raw === "object") {
      values[ref] = raw;
      for (const key in raw) {
        if (raw[key] === HOLE) delete raw[key];
        else raw[key] = read(raw[key]);
      }
    }
    return raw;
  };

  const tagged = ([tag, content, flags]: Tagged, ref: number): unknown => {
    if (Object.hasOwn(custom, tag)) return custom[tag]!(read(content));
    if (tag === "Set") {
      const set: Set<unknown> = values[ref] = new Set();
      for (const item of content) set.add(read(item));
      return set;
    }
    if (tag === "Map") {
      const map: Map<unknown, unknown> = values[ref] = new Map();
      for (let i = 0; i < content.length; i += 2) map.set(read(content[i]), read(content[i + 1]));
      return map;
    }
    return leaf(tag, content, flags);
  };

  return read(typeof data === "number" ? data : 0) as T;
}

// deno-lint-ignore no-explicit-any -- JSON: the tag says what the content is
type Tagged = [tag: string, content?: any, flags?: string];

/** By the negative of their codes in `constants.ts`. */
const CODES = [0, undefined, null, NaN, Infinity, -Infinity, -0];

function leaf(tag: string, content: string, flags?: string): unknown {
  switch (tag) {
    case "BigInt":
      return BigInt(content);
    case "Date":
      return new Date(content);
    case "URL":
      return new URL(content);
    case "RegExp":
      return new RegExp(content, flags);
    case "Uint8Array":
      return Uint8Array.from(atob(content), (char) => char.charCodeAt(0));
  }
  const temporal = temporals()?.[tag.split("Temporal.")[1]!];
  if (temporal) return temporal.from(content);
  throw new TypeError(`Cannot parse the tag "${tag}"`);
}

type Temporals = Record<string, { from(text: string): unknown }>;

function temporals(): Temporals | undefined {
  return (globalThis as unknown as { Temporal?: Temporals }).Temporal;
}
