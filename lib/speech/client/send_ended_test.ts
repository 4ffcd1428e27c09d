import assert from "node:assert/strict";
import { AppError, type ErrorCode, toPublicError } from "../../errors.ts";
import { createMemoryStore } from "./memory_store.ts";
import { createOutbox } from "./outbox.ts";
import { sendEnded } from "./send_ended.client.ts";

/** Sends one ended answer to a server that refuses everything with `code`. */
async function sendTo(code: ErrorCode) {
  const outbox = createOutbox(createMemoryStore());
  const answer = { id: "a", question: "q", codec: "opus", startedAt: 0, acknowledged: 0 } as const;
  await outbox.add({ ...answer, packets: 1 });
  await outbox.append("a", 0, Uint8Array.of(1));
  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {} }, (request) => {
    const refusal = new AppError(code);
    const error = toPublicError(refusal);
    if (!request.headers.has("upgrade")) return Response.json(error, { status: refusal.status });
    const { socket, response } = Deno.upgradeWebSocket(request);
    socket.onmessage = () => socket.send(JSON.stringify({ type: "error", ...error, fatal: true }));
    return response;
  });
  const api = `http://127.0.0.1:${server.addr.port}/api/answers`;
  const report = await sendEnded(outbox, { api });
  await server.shutdown();
  return { report, kept: await outbox.read("a", 0, 9) };
}

for (const code of ["not_found", "answer_closed", "answer_conflict"] as const) {
  Deno.test(`sendEnded() tells that "${code}" is for good, and deletes nothing`, async () => {
    const { report, kept } = await sendTo(code);
    assert.deepEqual(report, { sent: [], refused: ["a"], left: 1 });
    assert.equal(kept.length, 1);
  });
}

Deno.test("sendEnded() does not take trouble of the server for a refusal", async () => {
  const { report } = await sendTo("storage_unavailable");
  assert.deepEqual(report, { sent: [], refused: [], left: 1 });
});
