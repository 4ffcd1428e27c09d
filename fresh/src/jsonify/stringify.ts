import { HOLE, INFINITY_NEG, INFINITY_POS, NAN, NULL, UNDEFINED, ZERO_NEG } from "./constants.ts";

/**
 * Serializers for values of the caller's own, by tag. Each gets every object; it returns what stands
 * for the object, or undefined to pass. The parser of the same tag gets that value back.
 */
export type Stringifiers = Record<
  string,
  // deno-lint-ignore no-explicit-any -- stands for any object of the caller's
  (value: any) => { value: unknown } | undefined
>;

const TEMPORAL = /^Temporal\./;

/**
 * Writes a value as JSON that {@linkcode parse} reads back with shared references and cycles kept:
 * primitives (undefined, NaN, infinities, -0 and bigint too), arrays (holes kept), plain objects,
 * Date, RegExp, URL, Map, Set, Uint8Array, Temporal objects, and what `custom` knows.
 *
 * The result is either one negative code or an array whose element 0 is the root; numbers inside
 * arrays and objects are indexes into it.
 *
 * @throws {TypeError} If the value holds a function or a symbol.
 */
export function stringify(data: unknown, custom?: Stringifiers): string {
  const writer = new Writer(custom);
  const root = writer.write(data);
  return root < 0 ? String(root) : `[${writer.out.join(",")}]`;
}

class Writer {
  readonly out: string[] = [];
  readonly #indexes = new Map<unknown, number>();
  readonly #custom: [string, Stringifiers[string]][];

  constructor(custom: Stringifiers = {}) {
    this.#custom = Object.entries(custom);
  }

  /** Writes a value once and returns its reference. */
  write = (value: unknown): number => {
    const code = codeOf(value);
    if (code !== 0) return code;
    const seen = this.#indexes.get(value);
    if (seen !== undefined) return seen;

    const index = this.out.push("") - 1;
    this.#indexes.set(value, index);
    this.out[index] = typeof value === "object" ? this.#object(value!) : primitive(value);
    return index;
  };

  #object(value: object): string {
    for (const [tag, stringifier] of this.#custom) {
      const replaced = stringifier(value);
      if (replaced !== undefined) return `["${tag}",${this.write(replaced.value)}]`;
    }
    if (Array.isArray(value)) return `[${this.#elements(value)}]`;
    if (value instanceof Set) return `["Set",[${Array.from(value, this.write)}]]`;
    if (value instanceof Map) return `["Map",[${[...value].flat().map(this.write)}]]`;
    return leaf(value) ?? this.#record(value as Record<string, unknown>);
  }

  #elements(items: unknown[]): number[] {
    return Array.from(items, (item, i) => i in items ? this.write(item) : HOLE);
  }

  #record(value: Record<string, unknown>): string {
    const fields = Object.keys(value).map((key) =>
      `${JSON.stringify(key)}:${this.write(value[key])}`
    );
    return `{${fields}}`;
  }
}

/** Negative code of a value that JSON cannot say, else 0. */
function codeOf(value: unknown): number {
  if (value === undefined) return UNDEFINED;
  if (value === null) return NULL;
  if (typeof value !== "number") return 0;
  if (Number.isNaN(value)) return NAN;
  if (value === Infinity) return INFINITY_POS;
  if (value === -Infinity) return INFINITY_NEG;
  return Object.is(value, -0) ? ZERO_NEG : 0;
}

function primitive(value: unknown): string {
  switch (typeof value) {
    case "bigint":
      return `["BigInt","${value}"]`;
    case "function":
    case "symbol":
      throw new TypeError(
        `Cannot serialize the ${typeof value} "${String(value).slice(0, 60)}": ` +
          "pass data to islands, and make functions inside them",
      );
    default:
      return JSON.stringify(value);
  }
}

/** Objects whose content is text; undefined for any other object. */
function leaf(value: object): string | undefined {
  if (value instanceof Date) {
    return `["Date",${JSON.stringify(value.toJSON() ?? "Invalid Date")}]`;
  }
  if (value instanceof URL) return `["URL",${JSON.stringify(value.href)}]`;
  if (value instanceof RegExp) {
    return `["RegExp",${JSON.stringify(value.source)}, "${value.flags}"]`;
  }
  if (value instanceof Uint8Array) return `["Uint8Array","${base64(value)}"]`;
  const tag = (value as { [Symbol.toStringTag]?: unknown })[Symbol.toStringTag];
  if (typeof tag === "string" && TEMPORAL.test(tag)) return `["${tag}",${JSON.stringify(value)}]`;
}

const CHUNK = 0x8000;

function base64(bytes: Uint8Array): string {
  let binary = "";
  for (let i = 0; i < bytes.length; i += CHUNK) {
    binary += String.fromCharCode(...bytes.subarray(i, i + CHUNK));
  }
  return btoa(binary);
}
