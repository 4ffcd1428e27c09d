import assert from "node:assert/strict";
import fc from "fast-check";
import { isOpen, PartialJson, readPartialJson } from "./partial_json.ts";

const objects = fc.dictionary(
  fc.string({ unit: "grapheme" }).filter((key) => key !== "__proto__"),
  fc.jsonValue({ maxDepth: 4 }).map((value) => JSON.parse(JSON.stringify(value))),
).filter((value) => !JSON.stringify(value).includes('"__proto__"'))
  .map((value): Record<string, unknown> => ({ ...value }));

/** Whether `part` is what may be known of `whole` while it is being written. */
function isPartOf(part: unknown, whole: unknown): boolean {
  if (Array.isArray(part) && Array.isArray(whole)) {
    return part.length <= whole.length && part.every((item, at) => isPartOf(item, whole[at]));
  }
  if (isMembers(part) && isMembers(whole)) {
    return Object.keys(part).every((key) =>
      Object.hasOwn(whole, key) && isPartOf(part[key], whole[key])
    );
  }
  return JSON.stringify(part) === JSON.stringify(whole);
}

const isMembers = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Leaves and closed items: it never shrinks while a text grows. */
const size = (value: unknown): number => JSON.stringify(value)?.length ?? 0;

Deno.test("PartialJson holds at every prefix what the whole text bears out, and at its end all of it", () => {
  fc.assert(fc.property(objects, fc.constantFrom(0, 2), (whole, indent) => {
    const text = JSON.stringify(whole, null, indent);
    const json = new PartialJson();
    let before = 0;
    for (const char of text.split("")) {
      assert.notEqual(json.state, "whole");
      json.push(char);
      assert.ok(isPartOf(json.value, whole), JSON.stringify(json.value));
      assert.ok(size(json.value) >= before);
      before = size(json.value);
    }
    assert.equal(json.state, "whole");
    assert.deepEqual(json.value, whole);
  }));
});

Deno.test("PartialJson reads the same however the text is cut", () => {
  fc.assert(fc.property(objects, fc.array(fc.nat({ max: 12 })), (whole, cuts) => {
    const text = `Here it is:\n\`\`\`json\n${JSON.stringify(whole)}\n\`\`\`\nHope it helps {x}.`;
    const json = new PartialJson();
    let at = 0;
    for (const length of [...cuts, text.length]) {
      json.push(text.slice(at, at + length));
      at += length;
    }
    assert.deepEqual(json.value, whole);
    assert.equal(json.state, "whole");
  }));
});

Deno.test("readPartialJson() never throws, and takes for whole only what JSON.parse() takes", () => {
  const signs = fc.string({ unit: fc.constantFrom(...'{}[]",:\\ \ntruefalsn-0.1e+u') });
  fc.assert(fc.property(signs, (rest) => {
    const text = `{${rest}`;
    const { value, state } = readPartialJson(text);
    if (state !== "whole" || Object.keys(value as object).length === 0) return;
    const end = [...text.matchAll(/\}/g)].map(({ index }) => index + 1)
      .find((at) => canParse(text.slice(0, at)));
    assert.deepEqual(value, JSON.parse(text.slice(0, end)));
  }));
});

function canParse(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const SO_FAR: readonly (readonly [text: string, value: unknown, state: string])[] = [
  ["", null, "waiting"],
  ["Sure, here is", null, "waiting"],
  ['{"a": "cut in the mid', {}, "open"],
  ['{"a": "closed"', { a: "closed" }, "open"],
  ['{"a": 12', {}, "open"],
  ['{"a": 12 ', { a: 12 }, "open"],
  ['{"a": tru', {}, "open"],
  ['{"a": [1, 2', { a: [1] }, "open"],
  ['{"a": [{"b": 1}, {"b": 2', { a: [{ b: 1 }, {}] }, "open"],
  ['{"a": [{"b": 1}, {"b": 2,', { a: [{ b: 1 }, { b: 2 }] }, "open"],
  ['{"a": {"b": [', { a: { b: [] } }, "open"],
  ['{"a": 1}', { a: 1 }, "whole"],
  ['{"a": 1} and {"a": 2}', { a: 1 }, "whole"],
  ['use {braces} like {this}: {"a": 1}', { a: 1 }, "whole"],
  ['{{"a": 1}}', { a: 1 }, "whole"],
  ['<think>The form is {"b": []} so</think>{"a": 1}', { a: 1 }, "whole"],
  ['\n<think>{"b": 1}</think> <think>{"a": 1}', { a: 1 }, "whole"],
  ['<think>{"b": 1}</thin', null, "waiting"],
  ['<thin{"a": 1}', { a: 1 }, "whole"],
  ['so <think>{"a": 1}', { a: 1 }, "whole"],
  ['{"a": 1, b: 2}', { a: 1 }, "broken"],
  ['{"a": 1,}', { a: 1 }, "broken"],
  ['{"a": [1,]}', { a: [1] }, "broken"],
  ['{"a": 01}', null, "waiting"],
  ['{"a": NaN}', null, "waiting"],
  ['{"a": "\\x"}', null, "waiting"],
  ['{"a": "line\nbreak"}', null, "waiting"],
];

Deno.test("readPartialJson() gives what is whole so far", () => {
  for (const [text, value, state] of SO_FAR) {
    assert.deepEqual(readPartialJson(text), { value, state }, text);
  }
});

Deno.test("isOpen() tells what may still grow", () => {
  const json = new PartialJson();
  json.push('{"a": [{"b": 1}, {"b": 2');
  const { a } = json.value as { a: object[] };
  assert.deepEqual([json.value as object, a, ...a].map(isOpen), [true, true, false, true]);
  json.push("}]}");
  assert.deepEqual([json.value as object, a, ...a].map(isOpen), [false, false, false, false]);
});

Deno.test("PartialJson counts changes of what it holds, and of what may still grow", () => {
  const json = new PartialJson();
  const counts = ["so: ", "{", '"a": [', '{"b": "cut', ' here"', " ", "}", "]", "}", " {"]
    .map((piece) => {
      json.push(piece);
      return json.changes;
    });
  assert.deepEqual(counts, [0, 1, 2, 3, 4, 4, 5, 6, 7, 7]);
});

Deno.test("readPartialJson() refuses to touch prototypes, and to nest without end", () => {
  const hostile = readPartialJson('{"a": 1, "__proto__": {"admin": true}, "b": 2}');
  assert.deepEqual(hostile, { value: { a: 1 }, state: "broken" });
  assert.equal((hostile.value as { admin?: boolean }).admin, undefined);
  assert.equal(readPartialJson(`{"a": 1, "b": ${"[".repeat(100_000)}`).state, "broken");
});
