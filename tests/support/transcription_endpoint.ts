/**
 * A transcription endpoint on loopback that speaks OpenAI's /v1/audio/transcriptions, and fails as it is told to. On
 * node:http, since `Deno.serve` cannot break a connection off.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** "cut": the connection breaks after the sound has arrived; "hang": nothing comes. */
export type Behaviour = string | { readonly status: number } | "cut" | "hang";

export interface TranscriptionEndpoint extends AsyncDisposable {
  /** Ends in "/v1". */
  readonly url: string;
  /** Model names, in the order of the calls. */
  readonly asked: readonly string[];
  /** Text that is heard, or what goes wrong: one after the other, the last stays. */
  script: readonly Behaviour[];
}

export async function startTranscriptionEndpoint(
  ...script: readonly Behaviour[]
): Promise<TranscriptionEndpoint> {
  const asked: string[] = [];
  const test = { asked, script };
  const server = createServer(async (request, response) => {
    const form = await readForm(request);
    asked.push(String(form.get("model")));
    answer(response, test.script[Math.min(asked.length, test.script.length) - 1]!);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  return Object.assign(test, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    [Symbol.asyncDispose]: () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      return closed;
    },
  });
}

function answer(response: ServerResponse, behaviour: Behaviour): void {
  if (behaviour === "hang") return;
  if (behaviour === "cut") return void response.socket?.destroy();
  const head = { "content-type": "application/json" };
  if (typeof behaviour === "string") {
    return void response.writeHead(200, head).end(JSON.stringify({ text: behaviour }));
  }
  const error = JSON.stringify({ error: { message: "The endpoint was told to fail" } });
  response.writeHead(behaviour.status, head).end(error);
}

async function readForm(request: IncomingMessage): Promise<FormData> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const headers = { "content-type": request.headers["content-type"] ?? "" };
  return await new Response(new Blob(chunks), { headers }).formData();
}
