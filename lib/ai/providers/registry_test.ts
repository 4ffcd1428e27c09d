import assert from "node:assert/strict";
import { startModelEndpoint } from "../../../tests/support/model_endpoint/mod.ts";
import { MODEL_REQUEST } from "../../../tests/support/runs.ts";
import { createProviders, PROVIDER_CONFIG, type ProviderConfig } from "./registry.server.ts";

const declare = (fields: object): ProviderConfig =>
  PROVIDER_CONFIG.parse({ kind: "openai", baseUrl: "http://127.0.0.1:1/v1", ...fields });

Deno.test("createProviders() gives the coach and every declared provider", () => {
  const configs = [
    declare({ id: "local" }),
    declare({ id: "far", baseUrl: "https://api.openai.com/v1", place: "OpenAI, USA" }),
  ];
  const providers = createProviders(configs, {});
  assert.deepEqual(
    [...providers].map(([id, provider]) => [id, provider.id, provider.place]),
    [["coach", "coach", null], ["local", "local", null], ["far", "far", "OpenAI, USA"]],
  );
});

Deno.test("createProviders() gives each provider its key and its dialect", async () => {
  await using endpoint = await startModelEndpoint({ "*": {} });
  const config = declare({
    id: "a",
    baseUrl: endpoint.url,
    apiKeyVariable: "A_KEY",
    maxTokensField: "max_completion_tokens",
  });
  const provider = createProviders([config], { A_KEY: "secret", B_KEY: "other" }).get("a")!;
  const { signal } = new AbortController();
  for await (const event of provider.stream(MODEL_REQUEST, { signal })) assert.ok(event.type);
  const { authorization, body } = endpoint.calls[0]!;
  assert.equal(authorization, "Bearer secret");
  assert.equal(body.max_completion_tokens, MODEL_REQUEST.maxOutputTokens);
});

Deno.test("createProviders() names all keys that are missing or cannot be sent, not their values", () => {
  const configs = ["a", "b", "c"].map((id) =>
    declare({ id, apiKeyVariable: `${id.toUpperCase()}_KEY` })
  );
  assert.throws(() => createProviders(configs, { A_KEY: "", C_KEY: "two\nlines" }), {
    message: [
      "Providers cannot be asked, correct this:",
      '- A_KEY is not set: set it to the key of provider "a"',
      '- B_KEY is not set: set it to the key of provider "b"',
      "- C_KEY holds spaces or signs that no key has: set it again",
    ].join("\n"),
  });
});
