import assert from "node:assert/strict";
import { readConfig } from "../../config.server.ts";
import { createTranscriber, describeTranscription } from "./choose.server.ts";

const settings = (env: Record<string, string>) => readConfig(env).transcription;

Deno.test("describeTranscription() says which part of PocketSphinx is missing", async () => {
  const library = await describeTranscription(
    settings({ TRANSCRIBER: "pocketsphinx", POCKETSPHINX_LIBRARY: "libnowhere.so.3" }),
  );
  assert.equal(library.kind, "none");
  assert.match(library.reason, /"libnowhere.so.3" is not installed/);
  const folder = await Deno.makeTempDir();
  const present = `${folder}/libpocketsphinx.so.3`;
  await Deno.writeFile(present, new Uint8Array());
  const model = await describeTranscription(
    settings({ POCKETSPHINX_LIBRARY: present, POCKETSPHINX_MODEL: folder }),
  );
  await Deno.remove(folder, { recursive: true });
  assert.match(model.reason, /POCKETSPHINX_MODEL/);
});

Deno.test("describeTranscription() prefers an endpoint that is set, and names it", async () => {
  const config = settings({ TRANSCRIBE_BASE_URL: "http://127.0.0.1:9/v1" });
  const status = await describeTranscription(config);
  assert.deepEqual([status.kind, status.name], ["openai", "whisper-1"]);
  assert.match(status.reason, /"127.0.0.1:9"/);
  assert.equal(createTranscriber(config, status)?.name, "whisper-1");
});

Deno.test("describeTranscription() takes none for an answer", async () => {
  const config = settings({ TRANSCRIBER: "none", TRANSCRIBE_BASE_URL: "http://127.0.0.1:9/v1" });
  const status = await describeTranscription(config);
  assert.deepEqual([status.kind, status.name], ["none", null]);
  assert.equal(createTranscriber(config, status), null);
});
