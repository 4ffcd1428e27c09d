/** The endpoint's address, key and abilities, and how often it is asked at the same time. */
import OpenAI, { BadRequestError } from "openai";
import { Pool, type TakeOptions } from "../../pool.server.ts";
import type { RecordedFile } from "../../types.ts";
import { parseResponse, type Response } from "./response.ts";

/** One attempt; a short utterance takes seconds. */
const TIMEOUT_MS = 30_000;
/** After the first; the client waits between them, longer each time, with jitter, or as the endpoint says. */
const RETRIES = 4;

export interface EndpointOptions {
  readonly baseUrl: string;
  /** Null = the endpoint wants none. */
  readonly apiKey: string | null;
  readonly model: string;
  /** BCP 47. */
  readonly language: string;
  /** Requests at the same time. */
  readonly recognisers: number;
  /** Attempts after the first; 4 unless said otherwise. */
  readonly retries?: number;
}

/** Answers of the endpoint to files. */
export class Endpoint {
  readonly #options: EndpointOptions;
  readonly #client: OpenAI;
  readonly #turns: Pool<null>;
  /** Newer models know only "json": no times and no confidence, but words. */
  #verbose = true;

  constructor(options: EndpointOptions) {
    this.#options = options;
    this.#client = createClient(options);
    this.#turns = new Pool<null>({
      size: options.recognisers,
      create: () => Promise.resolve(null),
      destroy: () => Promise.resolve(),
    });
  }

  /** Waits for its turn. Rejects with the client's error once all attempts have failed. */
  async transcribe(file: RecordedFile, options: TakeOptions = {}): Promise<Response> {
    const turn = await this.#turns.take(options);
    try {
      return parseResponse(await this.#ask(file, options.signal));
    } finally {
      turn.release();
    }
  }

  async #ask(file: RecordedFile, signal: AbortSignal | undefined): Promise<unknown> {
    const verbose = this.#verbose;
    try {
      return await this.#send(file, { verbose, signal });
    } catch (error) {
      if (!(error instanceof BadRequestError) || !verbose) throw error;
      this.#verbose = false;
      return await this.#send(file, { verbose: false, signal });
    }
  }

  async #send(
    file: RecordedFile,
    { verbose, signal }: { readonly verbose: boolean; readonly signal: AbortSignal | undefined },
  ): Promise<unknown> {
    const body = {
      file: new File([file.bytes as Uint8Array<ArrayBuffer>], fileName(file), { type: file.type }),
      model: this.#options.model,
      language: this.#options.language,
      temperature: 0,
    };
    const { transcriptions } = this.#client.audio;
    if (!verbose) {
      return await transcriptions.create({ ...body, response_format: "json" }, { signal });
    }
    return await transcriptions.create({
      ...body,
      response_format: "verbose_json",
      timestamp_granularities: ["word", "segment"],
    }, { signal });
  }
}

function createClient({ baseUrl, apiKey, retries = RETRIES }: EndpointOptions): OpenAI {
  return new OpenAI({
    baseURL: baseUrl,
    // The client insists on a key; endpoints that want none ignore it.
    apiKey: apiKey ?? "none",
    organization: null,
    project: null,
    timeout: TIMEOUT_MS,
    maxRetries: retries,
    logLevel: "off",
    // Sound goes to the host that candidates are told of, and nowhere that it points to.
    fetchOptions: { redirect: "manual" },
  });
}

/** Endpoints go by the ending of the name. */
function fileName({ type }: RecordedFile): string {
  return `answer.${type.slice("audio/".length)}`;
}
