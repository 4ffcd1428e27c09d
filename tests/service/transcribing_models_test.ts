/** The running server with a model that transcribes: where sound goes, what candidates are told, and who says no. */
import assert from "node:assert/strict";
import { startTranscriptionEndpoint } from "../support/transcription_endpoint.ts";
import { encodeBatch } from "../../lib/speech/mod.ts";
import { DemoCandidate } from "../../tools/demo/candidate.ts";
import { eventually } from "../support/eventually.ts";
import { modelsFile } from "../support/models.ts";
import { needs } from "../support/needs.ts";
import { type RunningServer, startServer } from "../support/server.ts";
import { encodeOpus, speak, withSilence } from "../support/speech.ts";
import { hello } from "./spoken_candidate.ts";

const ignore = !(await needs("flite"));

const WORDS = "I wrote a short plan and gave each person one task.";
const WHISPER = {
  id: "test/whisper",
  provider: "test",
  name: "whisper-1",
  dollarsPerMillion: { input: 0, output: 0 },
  dollarsPerAudioHour: 0.36,
  contextTokens: 448,
  maxOutputTokens: 224,
  abilities: ["transcribe"],
  quality: 0.95,
};

interface Visit {
  readonly server: RunningServer;
  readonly candidate: DemoCandidate;
  readonly question: string;
}

async function spokenPackets(): Promise<readonly Uint8Array[]> {
  const wav = withSilence(await speak(WORDS), { beforeMs: 300, afterMs: 900 });
  return encodeOpus(wav.samples);
}

/** Speaks an answer and gives the text of its review, once the words are written or given up. */
async function spoken({ server: { origin }, candidate, question }: Visit): Promise<string> {
  const answer = crypto.randomUUID();
  const packets = await spokenPackets();
  const requests: [string, string, string | Uint8Array<ArrayBuffer>][] = [
    ["PUT", "", JSON.stringify(hello(answer, question))],
    ["POST", "/packets", encodeBatch({ first: 0, packets })],
    ["POST", "/end", JSON.stringify({ type: "end", packets: packets.length })],
  ];
  for (const [method, path, body] of requests) {
    const address = `${origin}/api/answers/${answer}${path}`;
    const response = await fetch(address, { method, body, headers: candidate.headers });
    await response.body?.cancel();
    assert.ok(response.ok, `${method} ${path} answered ${response.status}`);
  }
  let page = "";
  await eventually("the review is ready", async () => {
    page = await candidate.text(`/answers/${answer}/review`);
    return page.includes("<textarea");
  });
  return page;
}

Deno.test({
  name: "a model hears an answer where the candidate is told so, and not where they said no",
  ignore,
  async fn() {
    await using endpoint = await startTranscriptionEndpoint(WORDS);
    await using models = await modelsFile(endpoint.url, { models: [WHISPER] });
    await using server = await startServer({
      env: { MODELS_FILE: models.file, POCKETSPHINX_LIBRARY: "libnowhere.so.3" },
    });
    const candidate = new DemoCandidate(server.origin);
    const { question } = await candidate.startInterview("Nurse");
    const visit = { server, candidate, question };
    const asking = await candidate.text(`/questions/${question}`);
    assert.match(asking, /from here to models\.example to be written down/);
    assert.match(await spoken(visit), /I wrote a short plan/);
    assert.match(server.log.join("\n"), /recogniser {2}routed: test\/whisper.*"models\.example"/);
    assert.deepEqual(endpoint.asked, ["whisper-1"]);

    assert.match(await candidate.text("/settings"), /my voice is sent to models\.example/);
    assert.match(await candidate.text("/about"), /voice is sent to models\.example/);
    const settings = { retention: "day", delivery: "private", models: "off" };
    assert.equal(await candidate.submit("/settings", settings), "/settings");
    assert.match(await candidate.text(`/questions/${question}`), /You type the words yourself/);
    assert.doesNotMatch(await spoken(visit), /I wrote a short plan/);
    assert.deepEqual(endpoint.asked, ["whisper-1"]);
  },
});
