import assert from "node:assert/strict";
import { needs } from "../../../../../tests/support/needs.ts";
import { speak } from "../../../../../tests/support/speech.ts";
import type { Frame } from "../../types.ts";
import { createPocketsphinx } from "./pocketsphinx.server.ts";

const ignore = !(await needs("pocketsphinx") && await needs("flite"));

const options = (recognisers: number) => ({
  library: "libpocketsphinx.so.3",
  model: "/usr/share/pocketsphinx/model/en-us",
  recognisers,
});

async function spoken(text: string, startMs = 0): Promise<Frame[]> {
  const { samples } = await speak(text);
  const frames: Frame[] = [];
  for (let at = 0; at + 960 <= samples.length; at += 960) {
    const pcm = Float32Array.from(samples.subarray(at, at + 960), (sample) => sample / 32768);
    frames.push({ startMs: startMs + at / 16, packet: new Uint8Array(), pcm });
  }
  return frames;
}

/** The decoder processes that this test process started. */
async function children(): Promise<number[]> {
  const { stdout } = await new Deno.Command("pgrep", {
    args: ["-P", String(Deno.pid), "-f", "decoder_main"],
  }).output();
  return new TextDecoder().decode(stdout).split("\n").filter(Boolean).map(Number);
}

Deno.test({
  name: "createPocketsphinx() streams partial words, then words with times and confidence",
  ignore,
  async fn() {
    const transcriber = createPocketsphinx(options(1));
    const partials: string[] = [];
    const utterance = transcriber.open({ onPartial: (text) => partials.push(text) });
    const frames = await spoken("we had promised the client a new release in two weeks", 6000);
    for (const frame of frames) await utterance.push(frame);
    const segment = await utterance.end();
    await transcriber.close();
    assert(segment);
    assert.match(segment.text, /client.* new release in two weeks/);
    assert(partials.length > 2);
    assert.equal(segment.startMs, 6000);
    assert.equal(segment.endMs, 6000 + frames.length * 60);
    assert(segment.confidence! > 0.5 && segment.confidence! <= 1);
    const weeks = segment.words.at(-1)!;
    assert.equal(weeks.text, "weeks");
    assert(weeks.startMs > segment.endMs - 900 && weeks.endMs <= segment.endMs);
    segment.words.slice(1).forEach((word, index) =>
      assert(word.startMs >= segment.words[index]!.endMs)
    );
  },
});

Deno.test({
  name: "createPocketsphinx() lets utterances wait their turn and tells how many are ahead",
  ignore,
  async fn() {
    const transcriber = createPocketsphinx(options(1));
    const frames = await spoken("as a result we were back after six hours");
    const queued: number[] = [];
    const first = transcriber.open({});
    const second = transcriber.open({ onQueued: (ahead) => queued.push(ahead) });
    for (const frame of frames) {
      await first.push(frame);
      await second.push(frame);
    }
    const late = second.end();
    const early = await first.end();
    const text = (await late)?.text;
    await transcriber.close();
    assert.equal(queued[0], 1);
    assert.equal(queued.at(-1), 0);
    assert.match(early!.text, /after six/);
    assert.match(text!, /after six/);
  },
});

Deno.test({
  name: "createPocketsphinx() replaces a decoder that is killed and decodes the utterance again",
  ignore,
  async fn() {
    const transcriber = createPocketsphinx(options(1));
    const utterance = transcriber.open({});
    const frames = await spoken("as a result we were back after six hours");
    const before = await children();
    for (const [index, frame] of frames.entries()) {
      await utterance.push(frame);
      if (index !== 20) continue;
      const [decoder] = (await children()).filter((pid) => !before.includes(pid));
      Deno.kill(decoder!, "SIGKILL");
    }
    const segment = await utterance.end();
    await transcriber.close();
    assert.match(segment!.text, /after six/);
    assert.equal(segment!.endMs, frames.length * 60);
  },
});

Deno.test({
  name: "createPocketsphinx() says which setting is wrong where the model is missing",
  ignore,
  async fn() {
    const transcriber = createPocketsphinx({ ...options(1), model: "/nowhere" });
    const utterance = transcriber.open({});
    await utterance.push({ startMs: 0, packet: new Uint8Array(), pcm: new Float32Array(960) });
    await assert.rejects(utterance.end(), /POCKETSPHINX_MODEL/);
    await transcriber.close();
  },
});
