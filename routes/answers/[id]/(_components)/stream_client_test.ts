import assert from "node:assert/strict";
import { createSectionStream } from "./stream_client.ts";

const lines = (...pieces: readonly (object | null)[]): string =>
  pieces.map((piece) => `${JSON.stringify(piece)}\n`).join("");

/** A server that sends `text` in chunks of `size` characters. */
const serving = (text: string, { status = 200, size = 7 } = {}): typeof fetch => () => {
  const bytes = new TextEncoder().encode(text);
  const chunks = Array.from(
    { length: Math.ceil(bytes.length / size) },
    (_, index) => bytes.slice(index * size, (index + 1) * size),
  );
  return Promise.resolve(new Response(ReadableStream.from(chunks), { status }));
};

Deno.test("createSectionStream() puts pieces in place, and a later one over an earlier", async () => {
  const text = lines(
    { place: "advice", html: "<p>“One” für dich</p>" },
    { place: "end", html: "by" },
    { place: "advice", html: "<p>Two</p>" },
    null,
  );
  const stream = createSectionStream(serving(text));
  await stream.start("/there");
  assert.deepEqual(stream.pieces.value, [
    { place: "advice", html: "<p>Two</p>" },
    { place: "end", html: "by" },
  ]);
  assert.equal(stream.state.value, "done");
});

Deno.test("createSectionStream() says so when a stream is cut off, and keeps what came", async () => {
  const stream = createSectionStream(serving(lines({ place: "advice", html: "One" })));
  await stream.start("/there");
  assert.equal(stream.state.value, "failed");
  assert.equal(stream.pieces.value.length, 1);
});

Deno.test("createSectionStream() fails on an error page, on no network and on what is no piece", async () => {
  const bad: readonly (typeof fetch)[] = [
    serving("gone", { status: 404 }),
    () => Promise.reject(new TypeError("offline")),
    serving("<html>\n"),
  ];
  for (const send of bad) {
    const stream = createSectionStream(send);
    await stream.start("/there");
    assert.equal(stream.state.value, "failed");
    assert.deepEqual(stream.pieces.value, []);
  }
});

Deno.test("createSectionStream() asks once at a time, and again after a failure", async () => {
  const asked: string[] = [];
  const answers = [serving("cut"), serving(lines({ place: "a", html: "b" }, null))];
  const stream = createSectionStream((input, init) => {
    asked.push(`${init?.method} ${input}`);
    return answers[asked.length - 1]!(input);
  });
  await Promise.all([stream.start("/there"), stream.start("/there")]);
  assert.deepEqual(asked, ["POST /there"]);
  await stream.start("/there");
  await stream.start("/there");
  assert.equal(asked.length, 2);
  assert.equal(stream.state.value, "done");
});
