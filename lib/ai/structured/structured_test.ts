import assert from "node:assert/strict";
import { z } from "zod";
import { repairMessages, toJsonSchema, validate } from "./mod.ts";

const SCHEMA = z.object({
  name: z.string().max(20),
  scores: z.array(z.object({ id: z.enum(["a", "b"]), score: z.int().min(0).max(4) })).max(3),
});

Deno.test("validate() takes an object with fences and prose around it", () => {
  const text =
    'Here you are:\n```json\n{"name": "x", "scores": [{"id": "a", "score": 4}]}\n```\nDone.';
  assert.deepEqual(validate(SCHEMA, text), {
    ok: true,
    value: { name: "x", scores: [{ id: "a", score: 4 }] },
  });
});

Deno.test("validate() says in words what is wrong, and never repeats a value", () => {
  const refused = (text: string) => {
    const validation = validate(SCHEMA, text);
    assert.ok(!validation.ok);
    return validation.issues;
  };
  assert.deepEqual(refused("I cannot do that."), ["there is no JSON object in it"]);
  assert.deepEqual(refused('{"name": "x", "scores": ['), [
    "the JSON object is not closed: it was cut off",
  ]);
  assert.deepEqual(refused('{"name": "x",}'), ["it is not valid JSON"]);
  const issues = refused('{"scores": [{"id": "secret", "score": 10}]}');
  assert.deepEqual(issues.map((issue) => issue.split(":")[0]), [
    "name",
    "scores[0].id",
    "scores[0].score",
  ]);
  assert.doesNotMatch(issues.join(), /secret/);
});

Deno.test("repairMessages() adds one turn and leaves the request as it was", () => {
  const messages = [
    { role: "system", content: "rules" },
    { role: "user", content: "data" },
  ] as const;
  const repair = repairMessages(messages, { text: "{", issues: ["cut off", "name: missing"] });
  assert.deepEqual(repair.slice(0, 2), messages);
  assert.deepEqual(repair.map(({ role }) => role), ["system", "user", "assistant", "user"]);
  assert.match(repair[3]!.content, /- cut off\n- name: missing/);
  const long = repairMessages(messages, { text: "x".repeat(100_000), issues: [] });
  assert.ok(long[2]!.content.length < 10_000);
});

Deno.test("toJsonSchema() closes every object and requires every property", () => {
  assert.deepEqual(toJsonSchema(SCHEMA), {
    type: "object",
    properties: {
      name: { type: "string" },
      scores: {
        type: "array",
        maxItems: 3,
        items: {
          type: "object",
          properties: {
            id: { type: "string", enum: ["a", "b"] },
            score: { type: "integer", minimum: 0, maximum: 4 },
          },
          required: ["id", "score"],
          additionalProperties: false,
        },
      },
    },
    required: ["name", "scores"],
    additionalProperties: false,
  });
});

Deno.test("toJsonSchema() refuses an optional property", () => {
  assert.throws(() => toJsonSchema(z.object({ a: z.string().optional() })), /make it nullable/);
});
