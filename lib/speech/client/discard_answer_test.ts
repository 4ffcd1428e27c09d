import assert from "node:assert/strict";
import { NOWHERE } from "../../../tests/support/nowhere.ts";
import { discardAnswer, sendDiscards } from "./discard_answer.client.ts";
import { createMemoryStore } from "./memory_store.ts";
import { createOutbox } from "./outbox.ts";

/** A device on whose disk there is an answer with three packets, one of them sent. */
async function device() {
  const disk = createMemoryStore();
  const outbox = createOutbox(disk);
  await outbox.add({
    id: "a",
    question: "q",
    codec: "opus",
    startedAt: 0,
    acknowledged: 0,
    packets: null,
  });
  for (let n = 0; n < 3; n++) await outbox.append("a", n, Uint8Array.of(n));
  await outbox.acknowledge("a", 1);
  return { disk, outbox };
}

/** A server that answers each request with the next of `statuses`, and notes it. */
function serverThat(statuses: number[]) {
  const seen: string[] = [];
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen() {} },
    ({ method, url }) => {
      seen.push(`${method} ${new URL(url).pathname}`);
      return new Response(null, { status: statuses.shift()! });
    },
  );
  return {
    seen,
    api: `http://127.0.0.1:${server.addr.port}/api/answers`,
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}

Deno.test("discardAnswer() keeps nothing but the word for the server, which the next page sends", async () => {
  const { disk, outbox } = await device();
  await discardAnswer("a", { outbox, api: `${NOWHERE}/api/answers` });
  assert.deepEqual(await outbox.unfinished(), []);
  assert.deepEqual(await outbox.read("a", 1, 9), []);

  await using server = serverThat([503, 204]);
  const reopened = createOutbox(disk);
  assert.deepEqual(await reopened.unfinished(), []);
  for (let time = 0; time < 3; time++) await sendDiscards({ outbox: reopened, api: server.api });
  assert.deepEqual(server.seen, ["DELETE /api/answers/a", "DELETE /api/answers/a"]);
  assert.deepEqual(await disk.answers(), []);
});

Deno.test("discardAnswer() leaves no word once the server has forgotten", async () => {
  const { disk, outbox } = await device();
  await using server = serverThat([204]);
  await discardAnswer("a", { outbox, api: server.api });
  assert.deepEqual(server.seen, ["DELETE /api/answers/a"]);
  assert.deepEqual(await disk.answers(), []);
});
