import { HOLE, INFINITY_NEG, INFINITY_POS, NAN, NULL, UNDEFINED, ZERO_NEG } from "./constants.ts";

/** Makes a value of the caller's own from what its stringifier returned, by tag. */
// deno-lint-ignore no-explicit-any -- gets back whatever the stringifier of the tag gave
export type CustomParser = Record<string, (value: any) => unknown>;

/** Reads back what `stringify` wrote. */
export function parse<T = unknown>(text: string, custom: CustomParser = {}): T {
  const data = JSON.parse(text);
  const values: unknown[] = [];

  const read = (ref: number): unknown => {
    if (ref < 0) return CODES.get(ref);
    if (!(ref in values)) values[ref] = revive(data[ref], ref);
    return values[ref];
  };

  const revive = (raw: unknown, ref: number): unknown => {
    if (raw === null || typeof raw !== "object") return raw;
    if (Array.isArray(raw)) {
      return typeof raw[0] === "string" ? tagged(raw as Tagged, ref) : elements(raw, ref);
    }
    const record: Record<string, unknown> = values[ref] = {};
    for (const key in raw) set(record, key, read((raw as Record<string, number>)[key]!));
    return record;
  };

  const elements = (refs: number[], ref: number): unknown[] => {
    const array: unknown[] = values[ref] = new Array(refs.length);
    refs.forEach((item, i) => item === HOLE || (array[i] = read(item)));
    return array;
  };

  const tagged = ([tag, content, flags]: Tagged, ref: number): unknown => {
    if (Object.hasOwn(custom, tag)) return custom[tag]!(read(content));
    if (tag === "Set") {
      const set: Set<unknown> = values[ref] = new Set();
      content.forEach((item: number) => set.add(read(item)));
      return set;
    }
    if (tag === "Map") {
      const map: Map<unknown, unknown> = values[ref] = new Map();
      for (let i = 0; i < content.length; i += 2) map.set(read(content[i]), read(content[i + 1]));
      return map;
    }
    return leaf(tag, content, flags);
  };

  return read(Array.isArray(data) ? 0 : data) as T;
}

// deno-lint-ignore no-explicit-any -- JSON: the tag says what the content is
type Tagged = [tag: string, content?: any, flags?: string];

const CODES = new Map<number, unknown>([
  [UNDEFINED, undefined],
  [NULL, null],
  [NAN, NaN],
  [INFINITY_POS, Infinity],
  [INFINITY_NEG, -Infinity],
  [ZERO_NEG, -0],
]);

/** Assigns without touching the prototype, whatever the key. */
function set(record: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(record, key, {
    value,
    writable: true,
    enumerable: true,
    configurable: true,
  });
}

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
  const temporal = tag.split("Temporal.")[1];
  if (temporal) return temporals()[temporal]!.from(content);
  throw new TypeError(`Cannot parse a value tagged "${tag}": pass a parser for it`);
}

function temporals(): Record<string, { from(text: string): unknown }> {
  return (globalThis as unknown as { Temporal: ReturnType<typeof temporals> }).Temporal;
}
