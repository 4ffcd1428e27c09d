import assert from "node:assert/strict";
import fc from "fast-check";
import { BufferSource, EncodedPacketSink, Input, MP4, OGG, WEBM } from "mediabunny";
import { encodeOpus } from "../../../tests/support/speech.ts";
import type { AudioFile } from "./audio_file.ts";
import { demuxOpus } from "./demux.server.ts";
import { muxOgg, openOgg } from "./ogg.ts";
import { rangeResponse } from "./range_response.server.ts";
import { remux } from "./remux.server.ts";
import { muxWav } from "./wav.ts";
import { readWav } from "../../../tests/support/wav.ts";

/** Ten seconds that are never silent, so that packets differ in size. */
const PACKETS = encodeOpus(
  Int16Array.from({ length: 160_000 }, (_, at) => 9000 * Math.sin(at * at / 3e6)),
);

async function* stream<T>(items: Iterable<T>): AsyncGenerator<T> {
  for (const item of items) yield await Promise.resolve(item);
}

async function collect(bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for await (const part of bytes) parts.push(part as Uint8Array<ArrayBuffer>);
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** What an independent reader finds in a file. */
async function readBack(bytes: Uint8Array) {
  using input = new Input({ formats: [OGG, MP4, WEBM], source: new BufferSource(bytes) });
  const track = (await input.getPrimaryAudioTrack())!;
  const packets: Uint8Array[] = [];
  for await (const packet of new EncodedPacketSink(track).packets()) packets.push(packet.data);
  return { packets, duration: await input.computeDuration(), codec: await track.getCodec() };
}

Deno.test("muxOgg() gives a file in which another reader finds the same packets and length", async () => {
  const { packets, duration, codec } = await readBack(await muxOgg(PACKETS));
  assert.deepEqual(packets, PACKETS);
  assert.equal(codec, "opus");
  assert(Math.abs(duration - (PACKETS.length * 0.06 - 312 / 48_000)) < 0.001, String(duration));
});

Deno.test("openOgg() gives any range of bytes as the whole file has it", async () => {
  const whole = await muxOgg(PACKETS);
  const file = await openOgg((from) => stream(PACKETS.slice(from)));
  assert.equal(file.length, whole.length);
  const place = fc.nat({ max: whole.length });
  await fc.assert(fc.asyncProperty(place, place, async (one, other) => {
    const [start, end] = [Math.min(one, other), Math.max(one, other)];
    assert.deepEqual(await collect(file.slice(start, end)), whole.slice(start, end));
  }));
});

Deno.test("openOgg() reads no further than the range needs", async () => {
  let read = 0;
  const file = await openOgg(async function* (from) {
    for await (const packet of stream(PACKETS.slice(from))) {
      read++;
      yield packet;
    }
  });
  read = 0;
  await collect(file.slice(file.length - 100, file.length));
  assert(read <= 17, String(read));
});

Deno.test("openOgg() gives headers alone where nothing was recorded", async () => {
  const file = await openOgg(() => stream([]));
  const bytes = await collect(file.slice(0, file.length));
  assert.equal(bytes.length, file.length);
  assert.equal(new TextDecoder().decode(bytes.subarray(0, 4)), "OggS");
});

Deno.test("muxOgg() takes packets of any size that the protocol takes", async () => {
  const sizes = fc.array(fc.integer({ min: 2, max: 1276 }), { minLength: 1, maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(sizes, async (lengths) => {
      const packets = lengths.map((length) => new Uint8Array(length).fill(0x58, 0, 1));
      assert.deepEqual((await readBack(await muxOgg(packets))).packets, packets);
    }),
    { numRuns: 30 },
  );
});

for (const format of ["mp4", "webm"] as const) {
  Deno.test(`remux() gives ${format} with the same packets`, async () => {
    const { packets, codec } = await readBack(await remux(PACKETS, { format }));
    assert.deepEqual(packets, PACKETS);
    assert.equal(codec, "opus");
  });

  Deno.test(`demuxOpus() gives the packets of ${format} in whatever pieces it comes`, async () => {
    const bytes = await remux(PACKETS, { format });
    const pieces = chop(bytes, 700);
    assert.deepEqual(await Array.fromAsync(demuxOpus(stream(pieces))), PACKETS);
  });
}

Deno.test("demuxOpus() goes on in the next file where the recorder started again", async () => {
  const pieces = [
    ...chop(await remux(PACKETS.slice(0, 50), { format: "webm" }), 900),
    ...chop(await muxOgg(PACKETS.slice(50, 90)), 900),
    ...chop(await remux(PACKETS.slice(90), { format: "mp4" }), 900),
  ];
  assert.deepEqual(await Array.fromAsync(demuxOpus(stream(pieces))), PACKETS);
});

Deno.test("demuxOpus() refuses what is no recording", async () => {
  const junk = [new Uint8Array(3000).fill(7)];
  await assert.rejects(Array.fromAsync(demuxOpus(stream(junk))), { code: "unsupported_audio" });
});

Deno.test("demuxOpus() keeps what it read of a recording that is damaged later on", async () => {
  const bytes = await remux(PACKETS, { format: "webm" });
  bytes.fill(0xff, bytes.length / 2);
  const packets = await Array.fromAsync(demuxOpus(stream(chop(bytes, 700))));
  assert(packets.length > 20);
  assert.deepEqual(packets.slice(0, 20), PACKETS.slice(0, 20));
});

Deno.test("demuxOpus() passes on why its chunks stopped", async () => {
  const bytes = await remux(PACKETS, { format: "webm" });
  for (const whole of [0, 5]) {
    const stopping = async function* () {
      yield* chop(bytes, 700).slice(0, whole);
      throw await Promise.resolve(new RangeError("idle"));
    };
    await assert.rejects(Array.fromAsync(demuxOpus(stopping())), RangeError);
  }
});

Deno.test("demuxOpus() survives whatever a recorder sends", async () => {
  const header = (await remux(PACKETS.slice(0, 5), { format: "webm" })).slice(0, 400);
  const junk = fc.array(fc.uint8Array({ minLength: 1, maxLength: 200 }), { maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(junk, async (chunks) => {
      const read = Array.fromAsync(demuxOpus(stream([header, ...chunks])));
      await read.catch((error) => assert.equal(error.code, "unsupported_audio"));
    }),
    { numRuns: 50 },
  );
});

Deno.test("muxWav() gives the samples at 16 kHz", () => {
  const { sampleRate, samples } = readWav(
    muxWav([Float32Array.of(0, 0.5), Float32Array.of(-1, 1)]),
  );
  assert.equal(sampleRate, 16_000);
  assert.deepEqual([...samples], [0, 16384, -32768, 32767]);
});

const TEN: AudioFile = {
  type: "audio/ogg",
  length: 10,
  slice: (start, end) => stream([Uint8Array.from({ length: end - start }, (_, at) => start + at)]),
};

const RANGES: [
  range: string | null,
  status: number,
  contentRange: string | null,
  bytes: number[],
][] = [
  [null, 200, null, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]],
  ["bytes=0-3", 206, "bytes 0-3/10", [0, 1, 2, 3]],
  ["bytes=7-", 206, "bytes 7-9/10", [7, 8, 9]],
  ["bytes=-2", 206, "bytes 8-9/10", [8, 9]],
  ["bytes=8-99", 206, "bytes 8-9/10", [8, 9]],
  ["bytes=10-", 416, "bytes */10", []],
  ["bytes=-0", 416, "bytes */10", []],
  ["bytes=5-2", 200, null, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]],
  ["bytes=0-1,4-5", 200, null, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]],
];

for (const [range, status, contentRange, bytes] of RANGES) {
  Deno.test(`rangeResponse() answers ${range ?? "no range"} with ${status}`, async () => {
    const request = new Request("http://localhost/", { headers: range ? { range } : {} });
    const response = rangeResponse(request, TEN);
    assert.equal(response.status, status);
    assert.equal(response.headers.get("content-range"), contentRange);
    assert.deepEqual([...await response.bytes()], bytes);
  });
}

function chop(bytes: Uint8Array, size: number): Uint8Array[] {
  return Array.from(
    { length: Math.ceil(bytes.length / size) },
    (_, index) => bytes.slice(index * size, (index + 1) * size),
  );
}
