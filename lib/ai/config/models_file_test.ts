import assert from "node:assert/strict";
import { temporaryFolder } from "../../../tests/support/folder.ts";
import { KIND_NAMES } from "../providers/registry.server.ts";
import { keyVariables, parseModelsFile, readModelsFile } from "./mod.server.ts";

const EXAMPLE = new URL("../../../models.example.json", import.meta.url).pathname;

const PROVIDER = { id: "local", kind: "openai", baseUrl: "http://127.0.0.1:11434/v1" };
const MODEL = {
  id: "local/llama-3.1-8b",
  provider: "local",
  name: "llama3.1:8b",
  dollarsPerMillion: { input: 0.15, output: 0.6 },
  contextTokens: 128_000,
  maxOutputTokens: 4096,
  abilities: ["text", "json"],
};

const parse = (file: unknown) => parseModelsFile(JSON.stringify(file), "models.json");

/** The complaints about a file, line by line. */
function complaintsAbout(file: unknown): string[] {
  try {
    parse(file);
  } catch (error) {
    const [first, ...lines] = (error as Error).message.split("\n- ");
    assert.equal(first, '"models.json" cannot be used, correct it:');
    return lines;
  }
  return [];
}

const withProvider = (changes: object) => ({
  providers: [{ ...PROVIDER, ...changes }],
  models: [MODEL],
});
const withModel = (changes: object) => ({
  providers: [PROVIDER],
  models: [{ ...MODEL, ...changes }],
});

Deno.test("parseModelsFile() gives providers and models with their defaults", () => {
  assert.deepEqual(parse({ providers: [PROVIDER], models: [MODEL] }), {
    providers: [{
      id: "local",
      kind: "openai",
      baseUrl: "http://127.0.0.1:11434/v1",
      apiKeyVariable: null,
      structured: "json_schema",
      maxTokensField: "max_tokens",
      sendTemperature: true,
      place: null,
    }],
    models: [{
      id: "local/llama-3.1-8b",
      provider: "local",
      name: "llama3.1:8b",
      prices: { input: 150_000, cachedInput: 150_000, output: 600_000, audioSecond: 0 },
      contextTokens: 128_000,
      maxOutputTokens: 4096,
      abilities: ["text", "json"],
      quality: 0.5,
      concurrency: 8,
      endpoint:
        '{"baseUrl":"http://127.0.0.1:11434/v1","kind":"openai","maxTokensField":"max_tokens","sendTemperature":true,"structured":"json_schema"}',
    }],
    experiments: [],
  });
});

Deno.test("parseModelsFile() knows models apart by what of their provider shapes their texts", () => {
  const endpointOf = (changes: object) => parse(withProvider(changes)).models[0]!.endpoint;
  const changes = [
    { baseUrl: "http://127.0.0.1:8000/v1" },
    { structured: "none" },
    { sendTemperature: false },
    { maxTokensField: "max_completion_tokens" },
  ];
  assert.equal(new Set([{}, ...changes].map(endpointOf)).size, changes.length + 1);
  assert.equal(endpointOf({ place: "Here", apiKeyVariable: "KEY" }), endpointOf({}));
});

Deno.test("parseModelsFile() turns prices into whole pico-dollars", () => {
  const pricesOf = (changes: object) => parse(withModel(changes)).models[0]!.prices;
  assert.deepEqual(
    pricesOf({ dollarsPerMillion: { input: 0.07, cachedInput: 0.000001, output: 900 } }),
    { input: 70_000, cachedInput: 1, output: 900_000_000, audioSecond: 0 },
  );
  const { audioSecond } = pricesOf({ dollarsPerAudioHour: 0.36, abilities: ["transcribe"] });
  assert.equal(audioSecond, 100_000_000);
  assert.equal(pricesOf({ dollarsPerAudioHour: 0.01 }).audioSecond, Math.ceil(1e10 / 3600));
});

Deno.test("parseModelsFile() hands experiments on as they are", () => {
  const experiments = [{ id: "prompt", share: 0.5 }];
  assert.deepEqual(parse({ providers: [], models: [], experiments }).experiments, experiments);
});

Deno.test("parseModelsFile() lists every problem with its place, its value and what to do", () => {
  const file = {
    providers: [
      { ...PROVIDER, kind: "carrier pigeon" },
      { ...PROVIDER, baseUrl: "ftp://example.org", structured: "xml" },
      { ...PROVIDER, id: "coach" },
    ],
    models: [
      { ...MODEL, provider: "nobody", dollarsPerMillion: { input: -1 }, abilities: ["fly"] },
      { ...MODEL, contextTokens: 4096, quality: 2, concurrency: 0 },
      { ...MODEL, id: "coach", colour: "blue", abilities: ["transcribe"] },
    ],
  };
  assert.deepEqual(complaintsAbout(file), [
    `providers[0].kind is "carrier pigeon": Give one of ${
      KIND_NAMES.map((kind) => JSON.stringify(kind)).join(", ")
    } as its kind`,
    'providers[1].baseUrl is "ftp://example.org": Give an address like http://127.0.0.1:11434/v1',
    'providers[1].structured is "xml": Give one of "json_schema", "json_object", "none"',
    "models[0].dollarsPerMillion.input is -1: Give dollars: 0 for nothing, or from 0.000001 to 900",
    "models[0].dollarsPerMillion.output is missing: Give dollars: 0 for nothing, or from 0.000001 to 900",
    'models[0].abilities[0] is "fly": Give a list of "text", "json", "transcribe"',
    "models[1].quality is 2: Give a number from 0 to 1",
    "models[1].concurrency is 0: Give a whole number from 1 to 10000",
    "models[1].maxOutputTokens is 4096: Give less than contextTokens, which holds the input too",
    'models[2].colour is "blue": Remove it: there is no such setting',
    "models[2].dollarsPerAudioHour is missing: Say what an hour of sound costs, 0 for nothing: the model transcribes",
    'providers[1].id is "local": Give another: an entry above has this one',
    'providers[2].id is "coach": Give another: the built-in coach has this one',
    'models[1].id is "local/llama-3.1-8b": Give another: an entry above has this one',
    'models[2].id is "coach": Give another: the built-in coach has this one',
    'models[0].provider is "nobody": Declare it under providers, or name another',
  ]);
});

Deno.test("parseModelsFile() says of each field alone what is wrong where all are of the wrong kind", () => {
  const fields = Object.keys({ ...MODEL, quality: 0, concurrency: 0, dollarsPerAudioHour: 0 });
  const wrong = Object.fromEntries(fields.map((name) => [name, [[]]]));
  const named = complaintsAbout({ providers: [[]], models: [wrong, []] })
    .map((line) => line.split(/[: ]/, 1)[0]);
  const expected = [
    "providers[0]",
    ...fields.map((name) => name === "abilities" ? "models[0].abilities[0]" : `models[0].${name}`),
    "models[1]",
  ];
  assert.deepEqual(named.sort(), expected.sort());
});

Deno.test("parseModelsFile() refuses prices that are no prices", () => {
  const text = JSON.stringify(withModel({ dollarsPerMillion: { input: "PRICE", output: 0 } }));
  for (const price of ["1e999", "-0.1", "901", "1e-7", '"0.15"', "null"]) {
    assert.throws(
      () => parseModelsFile(text.replace('"PRICE"', price), "models.json"),
      /models\[0\]\.dollarsPerMillion\.input is .+: Give dollars/,
      price,
    );
  }
});

const SECRET = "sk-proj-abcdef0123456789abcdef";

Deno.test("parseModelsFile() refuses keys wherever they stand, and never repeats them", () => {
  const bare = "0123456789abcdefABCDEF0123456789abcd";
  const files = [
    withProvider({ apiKeyVariable: SECRET }),
    withProvider({ apiKeyVariable: "sk-short" }),
    withProvider({ apiKey: SECRET }),
    withProvider({ apiKey: "short" }),
    withProvider({ [SECRET]: "x" }),
    withProvider({ place: bare }),
    withProvider({ baseUrl: `https://user:${SECRET}@example.org/v1` }),
    withProvider({ baseUrl: `https://example.org/v1?key=${bare}` }),
    withModel({ name: `Bearer ${bare}` }),
    { providers: [PROVIDER], models: [MODEL], experiments: [{ deep: [{ er: SECRET }] }] },
  ];
  for (const file of files) {
    const complaints = complaintsAbout(file);
    assert.ok(complaints.length > 0, JSON.stringify(file));
    assert.doesNotMatch(complaints.join("\n"), /sk-|0123|"short"/);
  }
  assert.match(
    complaintsAbout(files[0]).join("\n"),
    /providers\[0\]\.apiKeyVariable: This looks like a key/,
  );
  assert.match(complaintsAbout(files[3]).join("\n"), /name an environment variable/);
});

Deno.test("parseModelsFile() takes long model names for what they are", () => {
  for (
    const name of [
      "accounts/fireworks/models/llama-v3p1-405b-instruct",
      "meta-llama/Meta-Llama-3.1-405B-Instruct-Turbo",
      "hf.co/bartowski/Llama-3.2-3B-Instruct-GGUF:Q4_K_M",
      "arn:aws:bedrock:us-east-1:123456789012:inference-profile/x",
    ]
  ) assert.deepEqual(complaintsAbout(withModel({ name })), [], name);
});

Deno.test("parseModelsFile() says where a file stops to be JSON, without its text", () => {
  assert.throws(() => parseModelsFile(`{\n  "providers": ${SECRET}\n}`, "models.json"), (error) => {
    const { message } = error as Error;
    assert.match(message, /^"models\.json" is not JSON( at line 2, column \d+)?: correct it/);
    assert.doesNotMatch(message, /sk-/);
    return true;
  });
  for (const other of ["null", "[]", '"text"', "7"]) {
    assert.throws(() => parseModelsFile(other, "models.json"), /the file.*: Give an object/, other);
  }
});

Deno.test("keyVariables() names each variable once", () => {
  const { providers } = parse({
    providers: [
      PROVIDER,
      { ...PROVIDER, id: "a", apiKeyVariable: "A_KEY" },
      { ...PROVIDER, id: "b", apiKeyVariable: "A_KEY" },
      { ...PROVIDER, id: "c", apiKeyVariable: "C_KEY" },
    ],
    models: [],
  });
  assert.deepEqual(keyVariables({ providers }), ["A_KEY", "C_KEY"]);
});

Deno.test("readModelsFile() reads the example", async () => {
  const { providers, models } = await readModelsFile(EXAMPLE);
  assert.deepEqual(keyVariables({ providers }), ["OPENAI_API_KEY"]);
  assert.ok(models.length > 1);
});

Deno.test("readModelsFile() says what is wrong where there is no file to read", async () => {
  await using folder = await temporaryFolder();
  const { path } = folder;
  await assert.rejects(readModelsFile(`${path}/none.json`), /none\.json" is not there: correct/);
  await assert.rejects(readModelsFile(path), /cannot be read \(.+\): name a file/);
});
