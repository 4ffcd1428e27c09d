import assert from "node:assert/strict";
import fc from "fast-check";
import { parse } from "./parse.ts";
import { stringify } from "./stringify.ts";

const inner = { foo: 123 };
const circular: Record<string, unknown> = { a: 1 };
circular.b = circular;

/** The text is a wire format shared with the browser bundle, so it is pinned beside each value. */
const WIRE: [unknown, string][] = [
  [undefined, "-1"],
  [null, "-2"],
  [1, "[1]"],
  [NaN, "-3"],
  [Infinity, "-4"],
  [-Infinity, "-5"],
  [-0, "-6"],
  [true, "[true]"],
  ["abc", '["abc"]'],
  [-1n, '[["BigInt","-1"]]'],
  [[null, undefined, -2], "[[-2,-1,1],-2]"],
  // deno-lint-ignore no-sparse-arrays -- holes are kept
  [[1, , 3], "[[1,-7,2],1,3]"],
  [{ a: 1, b: null }, '[{"a":1,"b":-2},1]'],
  [{ a: inner, b: [inner, inner] }, '[{"a":1,"b":3},{"foo":2},123,[1,1]]'],
  [circular, '[{"a":1,"b":0},1]'],
  [new Uint8Array([1, 2, 3]), '[["Uint8Array","AQID"]]'],
  [new Uint8Array([0, 1, 2, 3]).subarray(1), '[["Uint8Array","AQID"]]'],
  [new URL("https://fresh.deno.dev"), '[["URL","https://fresh.deno.dev/"]]'],
  [new Date("1990-05-31"), '[["Date","1990-05-31T00:00:00.000Z"]]'],
  [/foo["]/i, '[["RegExp","foo[\\"]", "i"]]'],
  [new Map([[1, null], [undefined, -2]]), '[["Map",[1,-2,-1,2]],1,-2]'],
  [new Set([1, 2, null, NaN]), '[["Set",[1,2,-2,-3]],1,2]'],
];

for (const [value, text] of WIRE) {
  Deno.test(`parse() reads what stringify() writes as ${text}`, () => {
    assert.equal(stringify(value), text);
    assert.deepEqual(parse(text), value);
  });
}

Deno.test("parse() reads Temporal objects", () => {
  for (
    const value of [Temporal.Instant.from("2026-01-02T03:04Z"), Temporal.Duration.from("PT1M")]
  ) {
    assert.equal(String(parse(stringify(value))), String(value));
  }
});

Deno.test("parse() keeps shared references and cycles through maps and sets", () => {
  const set = new Set<unknown>();
  set.add(set);
  const map = new Map<unknown, unknown>([["set", set]]);
  map.set("map", map);
  const result = parse<{ map: typeof map; set: typeof set }>(stringify({ map, set }));
  assert.equal(result.map.get("map"), result.map);
  assert.equal(result.map.get("set"), result.set);
  assert.ok(result.set.has(result.set));
});

Deno.test("parse() reads back any JSON value, and no key reaches the prototype", () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => {
    assert.deepEqual(parse(stringify(value)), value);
  }));
  const polluted = parse<object>(stringify(JSON.parse('{"__proto__":{"polluted":true}}')));
  assert.equal(Object.getPrototypeOf(polluted), Object.prototype);
});

Deno.test("stringify() hands objects to custom stringifiers and parse() to their parsers", () => {
  class Celsius {
    constructor(readonly degrees: number) {}
  }
  const warm = new Celsius(21);
  const text = stringify({ a: warm, b: warm }, {
    Celsius: (value) => value instanceof Celsius ? { value: value.degrees } : undefined,
  });
  const parsed = parse<{ a: Celsius; b: Celsius }>(text, { Celsius: (n) => new Celsius(n) });
  assert.equal(parsed.a.degrees, 21);
  assert.equal(parsed.a, parsed.b);
});

Deno.test("stringify() throws on functions and symbols", () => {
  assert.throws(() => stringify({ onClick: () => {} }), /Cannot serialize the function/);
  assert.throws(() => stringify(Symbol("x")), /Cannot serialize the symbol/);
});
