import assert from "node:assert/strict";
import { needs } from "../../../tests/support/needs.ts";
import { readConfig } from "../../config.server.ts";
import { parseModelsFile } from "../config/mod.server.ts";
import { createProviders } from "../providers/registry.server.ts";
import { createRecognisers } from "./recognisers.server.ts";

const hasPocketsphinx = await needs("pocketsphinx");

const model = (id: string, provider: string, abilities: readonly string[]) => ({
  id,
  provider,
  name: "whisper-1",
  dollarsPerMillion: { input: 0, output: 0 },
  dollarsPerAudioHour: 0.36,
  contextTokens: 448,
  maxOutputTokens: 224,
  abilities,
});

const FILE = {
  providers: [
    { id: "far", kind: "openai", baseUrl: "https://speech.example/v1", apiKeyVariable: "FAR_KEY" },
    { id: "near", kind: "openai", baseUrl: "http://127.0.0.1:9/v1" },
  ],
  models: [
    model("far/whisper", "far", ["transcribe"]),
    model("near/whisper", "near", ["transcribe"]),
    model("near/writer", "near", ["text", "json"]),
  ],
};

const NOT_INSTALLED = { POCKETSPHINX_LIBRARY: "libnowhere.so.3" };

function recognisers(settings: Record<string, string>, file: Partial<typeof FILE> = {}) {
  const declared = parseModelsFile(JSON.stringify({ ...FILE, ...file }), "models.json");
  const env = { FAR_KEY: "secret" };
  const providers = createProviders(declared.providers, env);
  const config = readConfig(settings).transcription;
  return createRecognisers({ declared, providers, env, config });
}

const idsOf = (list: readonly { readonly model: { readonly id: string } }[] = []) =>
  list.map(({ model }) => model.id);

Deno.test("createRecognisers() takes every model that transcribes, with where it sends sound", async () => {
  const found = await recognisers(NOT_INSTALLED);
  assert.deepEqual(found?.others.map(({ model, place }) => [model.id, place]), [
    ["far/whisper", "speech.example"],
    ["near/whisper", null],
  ]);
  // $0.36 an hour is 0.1 thousandths of a dollar a second.
  assert.equal(found!.others[0]!.model.prices.audioSecond, 100_000_000);
  assert.equal(found?.local, null);
});

Deno.test("createRecognisers() leaves it to the settings where no model transcribes, or they name who does", async () => {
  const [, , writer] = FILE.models;
  assert.equal(await recognisers({}, { models: [writer!] }), null);
  for (const transcriber of ["pocketsphinx", "none"]) {
    assert.equal(await recognisers({ TRANSCRIBER: transcriber }), null);
  }
  const endpoint = { TRANSCRIBER: "openai", TRANSCRIBE_BASE_URL: "http://127.0.0.1:9/v1" };
  assert.equal(await recognisers(endpoint), null);
});

Deno.test("createRecognisers() counts the settings' own endpoint among them, at no known price", async () => {
  const found = await recognisers({
    ...NOT_INSTALLED,
    TRANSCRIBE_BASE_URL: "https://own.example/v1",
  });
  assert.deepEqual(idsOf(found?.others), ["whisper-1", "far/whisper", "near/whisper"]);
  const [own] = found!.others;
  assert.deepEqual([own!.place, own!.model.prices.audioSecond], ["own.example", 0]);
});

Deno.test("createRecognisers() refuses two of the same name", async () => {
  const models = [model("whisper-1", "near", ["transcribe"])];
  const settings = { ...NOT_INSTALLED, TRANSCRIBE_BASE_URL: "https://own.example/v1" };
  await assert.rejects(recognisers(settings, { models }), /"whisper-1"/);
});

Deno.test({
  name: "createRecognisers() keeps the recogniser of this machine at hand, for free",
  ignore: !hasPocketsphinx,
  async fn() {
    const { local } = (await recognisers({}))!;
    assert.equal(local?.model.id, "pocketsphinx");
    assert.deepEqual([local?.place, local?.model.prices.audioSecond], [null, 0]);
    await local?.transcriber.close();
  },
});
