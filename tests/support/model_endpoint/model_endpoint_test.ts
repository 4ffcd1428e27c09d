import assert from "node:assert/strict";
import { eventually } from "../eventually.ts";
import { ManualClock } from "../manual_clock.ts";
import {
  type Answer,
  type FaultKind,
  heavyTailedLatency,
  type ModelEndpoint,
  startModelEndpoint,
} from "./mod.ts";

const TEXT = "I led the team, naïvely.";
const MESSAGES = [{ role: "user", content: "Say it again" }];

interface Asked {
  readonly model?: string;
  readonly stream?: boolean;
  readonly [parameter: string]: unknown;
  readonly signal?: AbortSignal;
}

function ask(endpoint: ModelEndpoint, { signal, ...body }: Asked = {}): Promise<Response> {
  return fetch(`${endpoint.url}/chat/completions`, {
    method: "POST",
    headers: { authorization: "Bearer key", "content-type": "application/json" },
    body: JSON.stringify({ model: "m", messages: MESSAGES, stream: true, ...body }),
    signal,
  });
}

interface Chunk {
  readonly object: string;
  readonly choices: readonly {
    readonly delta: { readonly role?: string; readonly content?: string };
    readonly finish_reason: string | null;
  }[];
  readonly usage?: { readonly completion_tokens: number } | null;
}

const DONE = "data: [DONE]";

/** Without [DONE]. */
const chunksOf = (text: string): Chunk[] =>
  text.split("\n\n").filter((event) => event !== "" && event !== DONE).map((event) => {
    assert.match(event, /^data: /);
    return JSON.parse(event.slice("data: ".length));
  });

const textOf = (text: string): string =>
  chunksOf(text).map(({ choices }) => choices[0]?.delta.content ?? "").join("");

Deno.test("startModelEndpoint() streams role, text, finish_reason, usage and [DONE]", async () => {
  await using endpoint = await startModelEndpoint({ m: { text: TEXT } });
  const response = await ask(endpoint, { stream_options: { include_usage: true } });
  assert.equal(response.headers.get("content-type"), "text/event-stream");
  const sent = await response.text();
  const chunks = chunksOf(sent);
  assert.deepEqual(chunks[0]!.choices[0]!.delta, { role: "assistant", content: "", refusal: null });
  assert.equal(chunks[0]!.object, "chat.completion.chunk");
  assert.equal(textOf(sent), TEXT);
  const [finish, usage] = chunks.slice(-2);
  assert.equal(finish!.choices[0]!.finish_reason, "stop");
  assert.deepEqual([usage!.choices, usage!.usage!.completion_tokens], [[], TEXT.length / 4]);
  assert.ok(sent.endsWith(`${DONE}\n\n`));
  const { model, authorization, chunksSent, abortedByClient } = endpoint.calls[0]!;
  assert.deepEqual(
    { model, authorization, chunksSent, abortedByClient },
    { model: "m", authorization: "Bearer key", chunksSent: 10, abortedByClient: false },
  );
});

Deno.test("startModelEndpoint() answers in one piece where no stream is asked for", async () => {
  await using endpoint = await startModelEndpoint({ m: { text: ({ model }) => `I am ${model}` } });
  const body = await (await ask(endpoint, { stream: false })).json();
  assert.equal(body.object, "chat.completion");
  assert.equal(body.choices[0].message.content, "I am m");
  assert.equal(body.usage.completion_tokens, 2);
});

Deno.test("startModelEndpoint() lists its models, and knows no others", async () => {
  await using endpoint = await startModelEndpoint({ a: {}, b: {} });
  const list = await (await fetch(`${endpoint.url}/models`)).json();
  assert.deepEqual(list.data.map(({ id }: { id: string }) => id), ["a", "b"]);
  const response = await ask(endpoint, { model: "c" });
  assert.equal(response.status, 404);
  assert.equal((await response.json()).error.code, "model_not_found");
});

Deno.test("startModelEndpoint() cuts the text at max_tokens with finish_reason length", async () => {
  await using endpoint = await startModelEndpoint({ "*": { text: TEXT } });
  for (const limit of [{ max_tokens: 2 }, { max_completion_tokens: 2 }]) {
    const sent = await (await ask(endpoint, limit)).text();
    assert.equal(textOf(sent), TEXT.slice(0, 8));
    assert.equal(chunksOf(sent).at(-1)!.choices[0]!.finish_reason, "length");
  }
});

Deno.test("startModelEndpoint() takes behaviours in turn, and anew with a new script", async () => {
  const limited = { status: 429, headers: { "retry-after": "7" } };
  await using endpoint = await startModelEndpoint({ m: [limited, { text: "second" }] });
  const read = async () => {
    const response = await ask(endpoint);
    const text = await response.text();
    if (response.ok) return textOf(text);
    return `${response.status} ${response.headers.get("retry-after")}`;
  };
  assert.deepEqual([await read(), await read(), await read()], ["429 7", "second", "second"]);
  endpoint.script = { m: ({ number }) => ({ text: `call ${number}` }) };
  assert.deepEqual([await read(), await read()], ["call 1", "call 2"]);
});

async function readBroken(endpoint: ModelEndpoint, body: Asked = {}) {
  let text = "";
  try {
    const stream = (await ask(endpoint, body)).body!.pipeThrough(new TextDecoderStream());
    for await (const piece of stream) text += piece;
    return { text, broke: false };
  } catch (error) {
    assert.ok(error instanceof TypeError, String(error));
    return { text, broke: true };
  }
}

const FAULTS: readonly [FaultKind, broke: boolean, after: RegExp][] = [
  ["cut", true, /^data: \{"id/],
  ["wrong_length", true, /^$/],
  ["no_end", false, /^$/],
  ["garbage", false, /^data: \{"choices": \[\{"delta": \{"content": \n\n$/],
  ["foreign", false, /^data: \{"unexpected": true\}\n\n$/],
  ["error", false, /^data: \{"error":/],
];

for (const [kind, broke, after] of FAULTS) {
  Deno.test(`startModelEndpoint() goes wrong after so many events: ${kind}`, async () => {
    await using endpoint = await startModelEndpoint({
      m: { text: TEXT, fault: { kind, afterChunks: 3 } },
    });
    const read = await readBroken(endpoint);
    assert.equal(read.broke, broke);
    const [role, first, second, rest] = read.text.split(/(?<=\n\n)/);
    assert.equal(textOf([role, first, second].join("")), TEXT.slice(0, 8));
    assert.match(rest ?? "", after);
    const { chunksSent, abortedByClient } = endpoint.calls[0]!;
    assert.deepEqual({ chunksSent, abortedByClient }, { chunksSent: 3, abortedByClient: false });
  });
}

Deno.test("startModelEndpoint() resets the connection, breaks one piece of JSON, sends nothing", async () => {
  await using endpoint = await startModelEndpoint({
    reset: { fault: { kind: "reset", afterChunks: 2 } },
    whole: { fault: { kind: "cut", afterChunks: 5 } },
    empty: { fault: { kind: "no_end", afterChunks: 0 } },
    promise: { fault: { kind: "wrong_length", afterChunks: 1000 } },
  });
  assert.equal((await readBroken(endpoint, { model: "reset" })).broke, true);
  assert.equal((await readBroken(endpoint, { model: "whole", stream: false })).broke, true);
  assert.deepEqual(await readBroken(endpoint, { model: "empty" }), { text: "", broke: false });
  const promised = await readBroken(endpoint, { model: "promise" });
  assert.equal(promised.broke, true);
  assert.match(promised.text, /\[DONE\]\n\n$/);
});

Deno.test("startModelEndpoint() stalls until the client goes, and says that it went", async () => {
  const stalls: readonly Answer[] = [
    { text: TEXT, fault: { kind: "stall", afterChunks: 2 } },
    { text: TEXT, firstTextMs: Infinity },
  ];
  await using endpoint = await startModelEndpoint({ m: stalls });
  for (const [at, chunks] of [2, 0].entries()) {
    const client = new AbortController();
    const reading = ask(endpoint, { signal: client.signal }).then((response) => response.text());
    await eventually("stalled", () => Promise.resolve(endpoint.calls[at]?.chunksSent === chunks));
    assert.equal(endpoint.calls[at]!.abortedByClient, false);
    client.abort(new Error("enough"));
    await assert.rejects(reading, /enough/);
    await eventually("noticed", () => Promise.resolve(endpoint.calls[at]!.abortedByClient));
  }
});

Deno.test("startModelEndpoint() waits by its clock before the first text and between tokens", async () => {
  const clock = new ManualClock();
  const waits = [30, 20, 10];
  await using endpoint = await startModelEndpoint({
    m: { text: "abcdefgh", firstTextMs: 100, betweenMs: () => waits.shift() ?? 0 },
  }, { clock });
  const asleep = () => eventually("asleep", () => Promise.resolve(clock.sleeping === 1));
  const reading = ask(endpoint).then((response) => response.text());
  const sent: number[] = [];
  for (const ms of [100, 30, 20, 10]) {
    await asleep();
    sent.push(endpoint.calls[0]!.chunksSent);
    await clock.advance(ms);
  }
  assert.deepEqual(sent, [0, 1, 2, 3]);
  assert.equal(textOf(await reading), "abcdefgh");
});

Deno.test("startModelEndpoint() drips events in shreds, and sends all text in one", async () => {
  await using endpoint = await startModelEndpoint({
    drip: { text: TEXT, dripBytes: 7 },
    huge: { text: TEXT.repeat(20_000), tokenLength: Infinity },
  });
  assert.equal(textOf(await (await ask(endpoint, { model: "drip" })).text()), TEXT);
  const huge = chunksOf(await (await ask(endpoint, { model: "huge" })).text());
  assert.equal(huge[1]!.choices[0]!.delta.content!.length, TEXT.length * 20_000);
});

Deno.test("heavyTailedLatency() is repeatable, has its median, and a tail", () => {
  const shape = { seed: 7, medianMs: 300, tailShare: 0.05 };
  const drawAll = () => {
    const next = heavyTailedLatency(shape);
    return Array.from({ length: 20_000 }, next).sort((a, b) => a - b);
  };
  const drawn = drawAll();
  assert.deepEqual(drawn, drawAll());
  const quantile = (share: number) => drawn[Math.floor(share * drawn.length)]!;
  assert.ok(Math.abs(quantile(0.5) / 300 - 1) < 0.05, `${quantile(0.5)}`);
  assert.ok(quantile(0.99) > 5 * 300, `${quantile(0.99)}`);
  assert.ok(quantile(0.9) < 2 * 300, `${quantile(0.9)}`);
});
