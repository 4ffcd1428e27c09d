import assert from "node:assert/strict";
import fc from "fast-check";
import { encodeOpus } from "../../tests/support/speech.ts";
import { remux } from "./container/remux.server.ts";
import { readFrames } from "./frames.server.ts";
import { openRecording } from "./listening.server.ts";
import { createOpusDecoder } from "./opus.server.ts";
import { opusDuration } from "./opus_packet.ts";
import { measureSound } from "./sound.server.ts";

/** Six seconds: syllable-like bursts of a tone at 200 Hz, four a second, with a pause of 1 s in the middle. */
const SAMPLES = Int16Array.from({ length: 96_000 }, (_, at) => {
  const seconds = at / 16_000;
  if (seconds > 2.5 && seconds < 3.5) return 0;
  const envelope = Math.max(0, Math.sin(2 * Math.PI * 4 * seconds));
  return 12_000 * envelope * Math.sin(2 * Math.PI * 200 * seconds);
});
const PACKETS = encodeOpus(SAMPLES);

const reading = (packets: readonly Uint8Array[]) =>
  async function* (from: number) {
    yield* await Promise.resolve(packets.slice(from));
  };

const DURATIONS: [packet: number[], ms: number | null][] = [
  [[0x58], 60],
  [[0x58, 1, 2], 60],
  [[0x00, 1], 10],
  [[0x60, 1], 10],
  [[0x80, 1], 2.5],
  [[0xf8, 1], 20],
  [[0xf9, 1, 2], 40],
  [[0xf9, 1, 2, 3], null],
  [[0xfa, 1, 7, 7], 40],
  [[0xfa, 9, 7, 7], null],
  [[0xfb, 3, 7, 7, 7], 60],
  [[0xfb, 3, 7, 7], null],
  [[0xfb, 0], null],
  [[0xfb], null],
  [[0xfb, 7, ...new Array(7).fill(1)], null],
  [[0xfb, 0x41, 2, 7, 0, 0], 20],
  [[0xfb, 0x41, 9, 7], null],
  [[0xfb, 0x82, 1, 7, 7], 40],
  [[], null],
];

for (const [packet, ms] of DURATIONS) {
  Deno.test(`opusDuration() gives ${ms} for [${packet}] (RFC 6716, section 3.4)`, () => {
    assert.equal(opusDuration(Uint8Array.from(packet)), ms);
  });
}

Deno.test("createOpusDecoder() gives each packet's sound in its own length", async () => {
  using decoder = await createOpusDecoder();
  for (const packet of PACKETS) assert.equal(decoder.decode(packet).length, 960);
  assert.throws(() => decoder.decode(new Uint8Array()), { code: "bad_message" });
});

Deno.test("createOpusDecoder() keeps in step with time whatever the packets hold", async () => {
  using decoder = await createOpusDecoder();
  fc.assert(fc.property(fc.uint8Array({ minLength: 1, maxLength: 300 }), (packet) => {
    const duration = opusDuration(packet);
    if (duration !== null) assert.equal(decoder.decode(packet).length, duration * 16);
  }));
});

Deno.test("readFrames() gives the same sound from the middle as from the start", async () => {
  const read = reading(PACKETS);
  const all = await Array.fromAsync(readFrames(read, { codec: "opus" }));
  const late = await Array.fromAsync(readFrames(read, { codec: "opus", fromMs: 1800 }));
  assert.equal(all.length, PACKETS.length);
  assert.deepEqual(late.map(({ startMs }) => startMs), all.slice(30).map(({ startMs }) => startMs));
  const energy = (pcm: Float32Array) => pcm.reduce((sum, sample) => sum + sample * sample, 0);
  for (const [index, frame] of late.entries()) {
    const expected = energy(all[30 + index]!.pcm);
    assert(Math.abs(energy(frame.pcm) - expected) <= 0.2 * expected + 0.01);
  }
});

Deno.test("readFrames() puts silence where a packet is none, so that time goes on", async () => {
  const packets = [...PACKETS.slice(0, 3), Uint8Array.of(0xfb), ...PACKETS.slice(3, 6)];
  const frames = await Array.fromAsync(readFrames(reading(packets), { codec: "opus" }));
  assert.deepEqual(frames.map(({ startMs }) => startMs), [0, 60, 120, 180, 240, 300, 360]);
});

Deno.test("measureSound() gives the same figures for bare packets and for a recorder's file", async () => {
  const bare = await measureSound(reading(PACKETS), { codec: "opus" });
  const file = await remux(PACKETS, { format: "webm" });
  const chunks = [file.slice(0, 500), file.slice(500)];
  assert.deepEqual(await measureSound(reading(chunks), { codec: "webm" }), bare);
  assert.equal(bare!.durationMs, 6000);
  assert.equal(bare!.pauses.length, 1);
  assert(Math.abs(bare!.syllables - 20) <= 2, String(bare!.syllables));
});

Deno.test("measureSound() gives nothing where there is no sound, or none that can be decoded", async () => {
  assert.equal(await measureSound(reading([]), { codec: "opus" }), null);
  assert.equal(await measureSound(reading([new Uint8Array(900).fill(3)]), { codec: "mp4" }), null);
});

/** MP4 says in which second it was made. */
function stoppedClock(): Disposable {
  const { now } = Date;
  const at = now();
  Date.now = () => at;
  return { [Symbol.dispose]: () => void (Date.now = now) };
}

const FORMATS = [["ogg", "audio/ogg; codecs=opus"], ["mp4", "audio/mp4"]] as const;
for (const [format, type] of FORMATS) {
  Deno.test(`openRecording() gives bare packets and recorders' files alike as ${format}`, async () => {
    using _ = stoppedClock();
    const webm = await remux(PACKETS, { format: "webm" });
    const bare = await openRecording(reading(PACKETS), { codec: "opus", format });
    const recorded = await openRecording(reading([webm]), { codec: "webm", format });
    assert.equal(bare.type, type);
    const bytes = async (file: typeof bare) => await Array.fromAsync(file.slice(100, file.length));
    assert.deepEqual(await bytes(recorded), await bytes(bare));
  });
}

Deno.test("openRecording() gives what it cannot decode as it was recorded", async () => {
  const chunks = [new Uint8Array(300).fill(3), new Uint8Array(200).fill(4)];
  const file = await openRecording(reading(chunks), { codec: "mp4" });
  assert.equal(file.type, "audio/mp4");
  assert.equal(file.length, 500);
});

Deno.test("openRecording() refuses where the sound was deleted", async () => {
  await assert.rejects(openRecording(reading([]), { codec: "opus" }), { code: "not_found" });
});
