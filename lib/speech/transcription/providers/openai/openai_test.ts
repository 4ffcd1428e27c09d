import assert from "node:assert/strict";
import { encodeOpus } from "../../../../../tests/support/speech.ts";
import type { Frame } from "../../types.ts";
import { createOpenai } from "./openai.server.ts";

/** One second of tone from 2 s on. */
const FRAMES: readonly Frame[] = encodeOpus(
  Int16Array.from({ length: 16_320 }, (_, at) => 8000 * Math.sin(at / 5)),
).map((packet, index) => ({
  startMs: 2000 + index * 60,
  packet,
  pcm: new Float32Array(960).fill(0.25),
}));

const VERBOSE = {
  text: " We shipped it.",
  duration: 1.02,
  words: [{ word: "We", start: 0.1, end: 0.2 }, { word: "shipped", start: 0.2, end: 0.6 }],
  segments: [
    { text: " We shipped it.", start: 0, end: 1, avg_logprob: -0.105, no_speech_prob: 0.01 },
  ],
};

interface Asked {
  readonly file: File;
  readonly format: string;
  readonly authorization: string | null;
}

/** A real endpoint on loopback that answers with `answers` in turn and then with the last. */
function startEndpoint(
  answers: readonly [status: number, body: unknown][],
  headers: Readonly<Record<string, string>> = {},
) {
  const asked: Asked[] = [];
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen: () => {} },
    async (request) => {
      const form = await request.formData();
      asked.push({
        file: form.get("file") as File,
        format: String(form.get("response_format")),
        authorization: request.headers.get("authorization"),
      });
      const [status, body] = answers[Math.min(asked.length, answers.length) - 1]!;
      return Response.json(body, { status, headers: { "retry-after-ms": "1", ...headers } });
    },
  );
  return {
    asked,
    baseUrl: `http://127.0.0.1:${server.addr.port}/v1`,
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}

const OPTIONS = { apiKey: null, model: "whisper-1", format: "ogg", recognisers: 1 } as const;

async function recognise(
  baseUrl: string,
  options: Partial<Parameters<typeof createOpenai>[0]> = {},
) {
  const utterance = createOpenai({ ...OPTIONS, ...options, baseUrl }).open({});
  for (const frame of FRAMES) await utterance.push(frame);
  return await utterance.end();
}

Deno.test("createOpenai() sends an utterance and gives its words in the answer's time", async () => {
  await using endpoint = startEndpoint([[200, VERBOSE]]);
  const segment = await recognise(endpoint.baseUrl, { apiKey: "secret" });
  assert.deepEqual(segment, {
    text: "We shipped it.",
    startMs: 2000,
    endMs: 3020,
    confidence: 0.9,
    words: [
      { text: "We", startMs: 2100, endMs: 2200, confidence: null },
      { text: "shipped", startMs: 2200, endMs: 2600, confidence: null },
    ],
  });
  assert.equal(endpoint.asked[0]!.format, "verbose_json");
  assert.equal(endpoint.asked[0]!.authorization, "Bearer secret");
});

for (const [format, magic] of [["ogg", "OggS"], ["webm", "\x1aE\xdf\xa3"], ["wav", "RIFF"]]) {
  Deno.test(`createOpenai() sends ${format} where the settings say so`, async () => {
    await using endpoint = startEndpoint([[200, VERBOSE]]);
    await recognise(endpoint.baseUrl, { format: format as "ogg" });
    const { file } = endpoint.asked[0]!;
    assert.equal(file.name, `answer.${format}`);
    const start = new Uint8Array(await file.arrayBuffer()).subarray(0, 4);
    assert.equal(String.fromCharCode(...start), magic);
  });
}

Deno.test("createOpenai() tries again when the endpoint is overloaded or fails", async () => {
  const overloaded = { error: { message: "slow down" } };
  await using endpoint = startEndpoint([[429, overloaded], [503, overloaded], [200, VERBOSE]]);
  assert.equal((await recognise(endpoint.baseUrl))?.text, "We shipped it.");
  assert.equal(endpoint.asked.length, 3);
});

Deno.test("createOpenai() rejects once every attempt has failed", async () => {
  await using endpoint = startEndpoint([[503, { error: { message: "down" } }]]);
  await assert.rejects(recognise(endpoint.baseUrl), { status: 503 });
});

Deno.test("createOpenai() asks as often as it is told to", async () => {
  await using endpoint = startEndpoint([[503, { error: { message: "down" } }]]);
  await assert.rejects(recognise(endpoint.baseUrl, { retries: 0 }), { status: 503 });
  assert.equal(endpoint.asked.length, 1);
});

Deno.test("createOpenai() sends sound to no place that the endpoint points to", async () => {
  await using elsewhere = startEndpoint([[200, VERBOSE]]);
  const location = `${elsewhere.baseUrl}/audio/transcriptions`;
  await using endpoint = startEndpoint([[307, {}]], { location });
  await assert.rejects(recognise(endpoint.baseUrl), { status: 307 });
  assert.equal(elsewhere.asked.length, 0);
});

Deno.test("createOpenai() asks for plain JSON where the model knows no other, and remembers", async () => {
  const refused = { error: { message: "response_format is not supported" } };
  await using endpoint = startEndpoint([[400, refused], [200, { text: "We shipped it." }]]);
  const transcriber = createOpenai({ ...OPTIONS, baseUrl: endpoint.baseUrl });
  for (let times = 0; times < 2; times++) {
    const utterance = transcriber.open({});
    for (const frame of FRAMES) await utterance.push(frame);
    const segment = await utterance.end();
    assert.deepEqual(segment?.words, []);
    assert.equal(segment?.confidence, null);
  }
  assert.deepEqual(endpoint.asked.map(({ format }) => format), ["verbose_json", "json", "json"]);
});

Deno.test("createOpenai() gives nothing where the endpoint heard no speech", async () => {
  const part = { ...VERBOSE.segments[0]!, text: "Thank you.", no_speech_prob: 0.9 };
  await using endpoint = startEndpoint([[200, { text: "Thank you.", segments: [part] }]]);
  assert.equal(await recognise(endpoint.baseUrl), null);
});

Deno.test("createOpenai() stops asking when the utterance is given up", async () => {
  await using endpoint = startEndpoint([[200, VERBOSE]]);
  const signal = AbortSignal.abort(new Error("given up"));
  const utterance = createOpenai({ ...OPTIONS, baseUrl: endpoint.baseUrl }).open({ signal });
  await utterance.push(FRAMES[0]!);
  await assert.rejects(utterance.end(), /given up/);
  assert.equal(endpoint.asked.length, 0);
});

Deno.test("transcribeFile() gives a recording's segments with their own times", async () => {
  await using endpoint = startEndpoint([[200, {
    ...VERBOSE,
    segments: [...VERBOSE.segments, { text: " Then we learned.", start: 1, end: 2.5 }],
  }]]);
  const transcriber = createOpenai({ ...OPTIONS, baseUrl: endpoint.baseUrl });
  const bytes = Uint8Array.of(1, 2, 3);
  const segments = await transcriber.transcribeFile!({ bytes, type: "audio/mp4" });
  assert.deepEqual(
    segments.map(({ text, startMs, endMs, words }) => [text, startMs, endMs, words.length]),
    [["We shipped it.", 0, 1000, 2], ["Then we learned.", 1000, 2500, 0]],
  );
  assert.equal(endpoint.asked[0]!.file.name, "answer.mp4");
});
