/**
 * A model endpoint on loopback that speaks OpenAI's Chat Completions protocol over real connections, answers by a
 * script, and fails in every way that endpoints fail.
 *
 * On node:http, since `Deno.serve` can neither reset a connection nor break off a body without a report on stderr.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { Buffer } from "node:buffer";
import type { AddressInfo } from "node:net";
import { type Clock, systemClock } from "../../../lib/ai/shared/clock.ts";
import { bodyOf, errorBody, modelList } from "./chunks.ts";
import { Delivery } from "./delivery.ts";
import { behaviourFor, type ChatRequest, type Failure, isFailure, type Script } from "./script.ts";

export type {
  Answer,
  Behaviour,
  ChatRequest,
  Failure,
  Fault,
  FaultKind,
  ModelScript,
  Script,
} from "./script.ts";
export { heavyTailedLatency, type LatencyShape } from "./latency.ts";

/** A call as it was made; its last two fields tell what became of it so far. */
export interface Call {
  readonly model: string;
  readonly body: ChatRequest;
  readonly authorization: string | null;
  /** The caller's own id of it (X-Client-Request-Id). */
  readonly id: string | null;
  /** Epoch milliseconds of the endpoint's clock. */
  readonly startedAt: number;
  readonly abortedByClient: boolean;
  /** Events, [DONE] among them. */
  readonly chunksSent: number;
}

export interface ModelEndpoint extends AsyncDisposable {
  /** Ends in "/v1". */
  readonly url: string;
  readonly calls: readonly Call[];
  /** A new script begins to count from 1. */
  script: Script;
}

export interface ModelEndpointOptions {
  /** What waits are measured by; the system's by default. */
  readonly clock?: Clock;
}

/** Listens on a free port of 127.0.0.1; ends all calls when it is disposed of. */
export async function startModelEndpoint(
  script: Script,
  { clock = systemClock }: ModelEndpointOptions = {},
): Promise<ModelEndpoint> {
  const endpoint = new ScriptedEndpoint(script, clock);
  await endpoint.listen();
  return endpoint;
}

class ScriptedEndpoint implements ModelEndpoint {
  readonly calls: Call[] = [];
  readonly #clock: Clock;
  readonly #server: Server;
  #script: Script;
  #counts = new Map<string, number>();

  constructor(script: Script, clock: Clock) {
    this.#script = script;
    this.#clock = clock;
    this.#server = createServer((request, response) => void this.#answer(request, response));
    // Connections that a client keeps for later are never closed under it.
    this.#server.keepAliveTimeout = 0;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/v1`;
  }

  get script(): Script {
    return this.#script;
  }

  set script(script: Script) {
    this.#script = script;
    this.#counts = new Map();
  }

  listen(): Promise<void> {
    return new Promise((resolve) => this.#server.listen(0, "127.0.0.1", () => resolve()));
  }

  [Symbol.asyncDispose](): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeAllConnections();
    return closed;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const delivery = new Delivery(response, this.#clock);
    try {
      await this.#route(request, response, delivery);
    } catch (error) {
      if (!delivery.isGone) throw error;
    }
  }

  async #route(
    request: IncomingMessage,
    response: ServerResponse,
    delivery: Delivery,
  ): Promise<void> {
    const asked = `${request.method} ${request.url}`;
    if (asked === "POST /v1/chat/completions") {
      return await this.#complete(request, response, delivery);
    }
    if (asked === "GET /v1/models") {
      const names = Object.keys(this.#script).filter((name) => name !== "*");
      response.writeHead(200, { "content-type": "application/json" }).end(modelList(names));
    } else fail(response, { status: 404, message: `Unknown request URL: ${asked}` });
  }

  async #complete(
    request: IncomingMessage,
    response: ServerResponse,
    delivery: Delivery,
  ): Promise<void> {
    const body = await readBody(request);
    if (body === null) return fail(response, { status: 400, message: "Body is not JSON" });
    const authorization = header(request, "authorization");
    const id = header(request, "x-client-request-id");
    this.calls.push(callOf({ body, authorization, id, startedAt: this.#clock.now() }, delivery));
    const number = (this.#counts.get(body.model) ?? 0) + 1;
    this.#counts.set(body.model, number);
    const behaviour = behaviourFor(this.#script, { body, authorization, number });
    if (isFailure(behaviour)) {
      await delivery.wait(behaviour.afterMs);
      return fail(response, behaviour);
    }
    const given = `chatcmpl-${this.calls.length}`;
    await delivery.send(bodyOf(behaviour, { request: body, id: given }), behaviour);
  }
}

const header = ({ headers }: IncomingMessage, name: string): string | null =>
  headers[name]?.toString() ?? null;

type Asked = Pick<Call, "body" | "authorization" | "id" | "startedAt">;

/** What becomes of the call is read when it is asked for. */
function callOf(asked: Asked, delivery: Delivery): Call {
  return {
    ...asked,
    model: asked.body.model,
    get abortedByClient() {
      return delivery.abandoned;
    },
    get chunksSent() {
      return delivery.sent;
    },
  };
}

function fail(response: ServerResponse, failure: Failure): void {
  const headers = { "content-type": "application/json", ...failure.headers };
  response.writeHead(failure.status, headers).end(errorBody(failure));
}

/** Null where it is no JSON, or the client went before its end. */
async function readBody(request: IncomingMessage): Promise<ChatRequest | null> {
  const pieces: Uint8Array[] = [];
  try {
    for await (const piece of request) pieces.push(piece);
    return JSON.parse(Buffer.concat(pieces).toString());
  } catch {
    return null;
  }
}
