/** Reads a JSON object while a model is still writing it. */

/**
 * waiting: no object has begun; open: it is being written; whole: it is closed, what follows is left out;
 * broken: it is no JSON (RFC 8259), nests too deep, or has an own "__proto__".
 */
export type JsonState = "waiting" | "open" | "whole" | "broken";

type Members = Record<string, unknown>;
type Expected = "first_key" | "key" | "colon" | "value" | "first_item" | "item" | "comma";

interface Frame {
  readonly into: Members | unknown[];
  expected: Expected;
  key: string;
}

/** No task asks for more than five levels. */
const MOST_LEVELS = 32;
const SPACE = /[ \t\n\r]/;
const ATOM = /[-+.0-9A-Za-z]/;

/** Some servers leave in the text what a model thinks first. */
const [THOUGHTS, THOUGHTS_END] = ["<think>", "</think>"] as const;

const unclosed = new WeakSet<object>();

/** Whether an object or array that was read is still being written. */
export const isOpen = (part: object): boolean => unclosed.has(part);

/**
 * Finds the first object in a text that comes in pieces, past prose, code fences and thoughts before it, and holds of it
 * only what is whole: a string, number or literal once it ended. Objects and arrays are there from their first sign
 * on, with what is whole in them; `isOpen()` tells those that may grow.
 * Each character is looked at once, or twice where it ends a false start.
 */
export class PartialJson {
  #state: JsonState = "waiting";
  #changes = 0;
  #root: Members | null = null;
  readonly #stack: Frame[] = [];
  /** The string, number or literal being read, as written. */
  #token = "";
  #isEscaped = false;
  /** How the text begins, while that may be thoughts: of those, their mark and their last signs. */
  #beginning: string | null = "";

  get state(): JsonState {
    return this.#state;
  }

  /** What is whole so far; the same object on every call, which grows. Null while waiting. */
  get value(): unknown {
    return this.#root;
  }

  /** How often there was more to `value`, or less that may grow. */
  get changes(): number {
    return this.#changes;
  }

  /** Never throws. */
  push(chunk: string): void {
    for (const char of chunk.split("")) {
      if (this.#state === "whole" || this.#state === "broken") return;
      if (this.#state === "waiting") this.#search(char);
      else this.#read(char);
    }
  }

  #search(char: string): void {
    if (this.#isThought(char) || char !== "{") return;
    this.#state = "open";
    this.#root = {};
    this.#changes++;
    unclosed.add(this.#root);
    this.#stack.push({ into: this.#root, expected: "first_key", key: "" });
  }

  #isThought(char: string): boolean {
    if (this.#beginning === null) return false;
    const text = (this.#beginning + char).trimStart();
    if (text.startsWith(THOUGHTS)) {
      const last = text.slice(THOUGHTS.length).slice(-THOUGHTS_END.length);
      this.#beginning = last === THOUGHTS_END ? null : THOUGHTS + last;
      return true;
    }
    this.#beginning = THOUGHTS.startsWith(text) ? text : null;
    return false;
  }

  #read(char: string): void {
    if (this.#token.startsWith('"')) return this.#readString(char);
    if (ATOM.test(char)) {
      this.#token += char;
      return;
    }
    if (this.#token !== "" && !this.#finish()) return this.#fail(char);
    if (!SPACE.test(char) && !this.#readSign(char)) this.#fail(char);
  }

  #readString(char: string): void {
    this.#token += char;
    if (this.#isEscaped) this.#isEscaped = false;
    else if (char === "\\") this.#isEscaped = true;
    else if (char === '"' && !this.#finish()) this.#fail(char);
  }

  /** False where the sign does not belong here. */
  #readSign(char: string): boolean {
    const frame = this.#stack.at(-1)!;
    if (char === '"') {
      this.#token = char;
      return true;
    }
    if (char === "{" || char === "[") return this.#open(char === "{" ? {} : []);
    if (char === "}" || char === "]") return this.#close(char);
    if (char === ":" && frame.expected === "colon") {
      frame.expected = "value";
      return true;
    }
    if (char !== "," || frame.expected !== "comma") return false;
    frame.expected = Array.isArray(frame.into) ? "item" : "key";
    return true;
  }

  #open(into: Members | unknown[]): boolean {
    const frame = this.#stack.at(-1)!;
    if (!takesValue(frame) || this.#stack.length >= MOST_LEVELS) return false;
    this.#put(into, frame);
    unclosed.add(into);
    frame.expected = "comma";
    const expected = Array.isArray(into) ? "first_item" : "first_key";
    this.#stack.push({ into, expected, key: "" });
    return true;
  }

  #close(char: "}" | "]"): boolean {
    const { into, expected } = this.#stack.at(-1)!;
    const isList = Array.isArray(into);
    const mayEnd = expected === "comma" || expected === (isList ? "first_item" : "first_key");
    if (!mayEnd || isList !== (char === "]")) return false;
    this.#stack.pop();
    this.#changes++;
    unclosed.delete(into);
    if (this.#stack.length === 0) this.#state = "whole";
    return true;
  }

  /** Puts what was read where it belongs; false where nothing of its kind belongs here. */
  #finish(): boolean {
    const frame = this.#stack.at(-1)!;
    const scalar = parseScalar(this.#token);
    this.#token = "";
    if (scalar === undefined) return false;
    if (frame.expected === "key" || frame.expected === "first_key") {
      if (typeof scalar !== "string" || scalar === "__proto__") return false;
      frame.key = scalar;
      frame.expected = "colon";
      return true;
    }
    if (!takesValue(frame)) return false;
    this.#put(scalar, frame);
    frame.expected = "comma";
    return true;
  }

  #put(value: unknown, { into, key }: Frame): void {
    this.#changes++;
    if (Array.isArray(into)) into.push(value);
    else into[key] = value;
  }

  /** Braces in the prose before the object are a false start: the search goes on. */
  #fail(char: string): void {
    const isFalseStart = this.#root !== null && Object.keys(this.#root).length === 0;
    this.#stack.length = 0;
    this.#token = "";
    this.#isEscaped = false;
    this.#state = isFalseStart ? "waiting" : "broken";
    if (!isFalseStart) return;
    this.#root = null;
    this.#search(char);
  }
}

/** An object read from a text that may be cut. */
export interface PartialReading {
  readonly value: unknown;
  readonly state: JsonState;
}

/** Reads a text at once. For one that grows take `PartialJson`, which does not read it anew each time. */
export function readPartialJson(text: string): PartialReading {
  const json = new PartialJson();
  json.push(text);
  return { value: json.value, state: json.state };
}

const takesValue = ({ expected }: Frame): boolean =>
  expected === "value" || expected === "item" || expected === "first_item";

function parseScalar(token: string): unknown {
  try {
    return JSON.parse(token);
  } catch {
    return undefined;
  }
}
