import assert from "node:assert/strict";
import fc from "fast-check";
import { texts } from "../texts/mod.ts";
import {
  correctionSchema,
  MAX_ANSWER_LENGTH,
  readForm,
  settingsSchema,
  setupSchema,
  typedAnswerSchema,
} from "./schema.ts";

function form(fields: Readonly<Record<string, string>>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return data;
}

Deno.test("readForm() fills what the set-up form leaves out", () => {
  assert.deepEqual(readForm(setupSchema, form({ role: "  Nurse\t at night " })), {
    ok: true,
    value: {
      role: "Nurse at night",
      kind: "mix",
      questionCount: 5,
      mode: "speak",
      timeLimitS: null,
      jobDescription: "",
    },
  });
});

Deno.test("readForm() reads numbers and the switched-off timer", () => {
  const read = readForm(
    setupSchema,
    form({ role: "Chef", questionCount: "3", timeLimitS: "120", kind: "technical", mode: "type" }),
  );
  assert.ok(read.ok);
  assert.equal(read.value.questionCount, 3);
  assert.equal(read.value.timeLimitS, 120);
  const off = readForm(setupSchema, form({ role: "Chef", timeLimitS: "off" }));
  assert.ok(off.ok && off.value.timeLimitS === null);
});

Deno.test("readForm() names every field that is wrong, once", () => {
  const read = readForm(
    setupSchema,
    form({ role: " ", kind: "hard", questionCount: "11", timeLimitS: "5", mode: "sing" }),
  );
  assert.ok(!read.ok);
  assert.deepEqual(Object.keys(read.problems).sort(), [
    "kind",
    "mode",
    "questionCount",
    "role",
    "timeLimitS",
  ]);
  for (const problem of Object.values(read.problems)) assert.match(problem, /^[A-Z][^{}]*[^.!{}]$/);
});

Deno.test("readForm() says what is missing when a field is not there at all", () => {
  for (const schema of [setupSchema, typedAnswerSchema, correctionSchema, settingsSchema]) {
    const read = readForm<unknown>(schema, new FormData());
    assert.ok(!read.ok);
    for (const problem of Object.values(read.problems)) {
      assert.notEqual(problem, texts().forms.unreadable);
      assert.match(problem, /^[A-Z][^{}]+$/);
    }
  }
});

Deno.test("readForm() bounds the length of role and answer", () => {
  assert.ok(!readForm(setupSchema, form({ role: "x".repeat(81) })).ok);
  assert.ok(readForm(correctionSchema, form({ text: "x".repeat(MAX_ANSWER_LENGTH) })).ok);
  assert.ok(!readForm(correctionSchema, form({ text: "x".repeat(MAX_ANSWER_LENGTH + 1) })).ok);
});

Deno.test("readForm() keeps the lines of an answer and drops what no database text can hold", () => {
  const read = readForm(typedAnswerSchema, form({ text: " one\r\ntwo\u0000 \ud800three\u0007 " }));
  assert.deepEqual(read, { ok: true, value: { text: "one\ntwo \ufffdthree" } });
});

Deno.test("readForm() never throws, whatever is sent", () => {
  const fields = fc.dictionary(
    fc.constantFrom("role", "kind", "questionCount", "mode", "timeLimitS", "text", "answerId"),
    fc.string({ unit: "binary" }),
  );
  fc.assert(fc.property(fields, (sent) => {
    readForm(setupSchema, form(sent));
    const typed = readForm(typedAnswerSchema, form(sent));
    if (typed.ok) assert.ok(typed.value.text.length > 0 && !typed.value.text.includes("\u0000"));
  }));
});
