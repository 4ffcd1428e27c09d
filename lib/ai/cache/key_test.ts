import assert from "node:assert/strict";
import { MODEL_REQUEST, PAID_MODEL } from "../../../tests/support/runs.ts";
import type { ModelRequest } from "../spec/provider.ts";
import { cacheKey } from "./mod.ts";

const REQUEST: ModelRequest = {
  ...MODEL_REQUEST,
  schema: { type: "object", properties: { b: { type: "string" }, a: { type: "number" } } },
};

Deno.test("cacheKey() changes with every parameter that shapes the text", async () => {
  const changes: readonly Partial<ModelRequest>[] = [
    { model: { ...PAID_MODEL, id: "other" } },
    { model: { ...PAID_MODEL, provider: "other" } },
    { model: { ...PAID_MODEL, name: "other" } },
    { model: { ...PAID_MODEL, endpoint: '{"baseUrl":"https://elsewhere.example/v1"}' } },
    { messages: REQUEST.messages.slice(1) },
    { messages: REQUEST.messages.toReversed() },
    { messages: [REQUEST.messages[0]!, { role: "user", content: "I led it." }] },
    { messages: [REQUEST.messages[0]!, { role: "assistant", content: "I led it" }] },
    { maxOutputTokens: 101 },
    { temperature: 0.1 },
    { schema: null },
    { schema: { ...REQUEST.schema, required: ["a"] } },
  ];
  const keys = await Promise.all([
    cacheKey(REQUEST, "v1"),
    cacheKey(REQUEST, "v2"),
    ...changes.map((change) => cacheKey({ ...REQUEST, ...change }, "v1")),
  ]);
  assert.equal(new Set(keys).size, keys.length);
  for (const key of keys) assert.match(key, /^[0-9a-f]{64}$/);
});

Deno.test("cacheKey() does not change with order of properties, prices or the input behind the messages", async () => {
  const { input: _, ...rest } = REQUEST;
  const same: ModelRequest = {
    input: { ...REQUEST.input, role: "baker" } as ModelRequest["input"],
    ...Object.fromEntries(Object.entries(rest).reverse()) as typeof rest,
    model: { ...PAID_MODEL, prices: { ...PAID_MODEL.prices, input: 1 } },
    schema: { properties: { a: { type: "number" }, b: { type: "string" } }, type: "object" },
  };
  assert.equal(await cacheKey(same, "v1"), await cacheKey(REQUEST, "v1"));
});
