/** The endpoint's address, key and abilities, and how often it is asked at the same time. */
import OpenAI, { BadRequestError } from "openai";
import { Pool, type TakeOptions } from "../../pool.server.ts";
import type { RecordedFile } from "../../types.ts";
import { parseResponse } from "./response.ts";

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
}

/** Sends files; rejects with the client's error once all attempts have failed. */
export function createEndpoint(options: EndpointOptions) {
  const client = new OpenAI({
    baseURL: options.baseUrl,
    // The client insists on a key; endpoints that want none ignore it.
    apiKey: options.apiKey ?? "none",
    organization: null,
    project: null,
    timeout: TIMEOUT_MS,
    maxRetries: RETRIES,
    logLevel: "off",
  });
  const turns = new Pool<null>({
    size: options.recognisers,
    create: () => Promise.resolve(null),
    destroy: () => Promise.resolve(),
  });
  let verbose = true;

  const ask = async (file: RecordedFile, signal: AbortSignal | undefined) => {
    const body = {
      file: new File([file.bytes as Uint8Array<ArrayBuffer>], fileName(file), { type: file.type }),
      model: options.model,
      language: options.language,
      temperature: 0,
    };
    return await client.audio.transcriptions.create(
      verbose
        ? {
          ...body,
          response_format: "verbose_json",
          timestamp_granularities: ["word", "segment"],
        }
        : { ...body, response_format: "json" },
      { signal },
    );
  };

  return async (file: RecordedFile, { signal, onQueued }: TakeOptions = {}) => {
    const turn = await turns.take({ signal, onQueued });
    try {
      return parseResponse(
        await ask(file, signal).catch((error) => {
          // Newer models know only "json": no times and no confidence, but words.
          if (!(error instanceof BadRequestError) || !verbose) throw error;
          verbose = false;
          return ask(file, signal);
        }),
      );
    } finally {
      turn.release();
    }
  };
}

/** Endpoints go by the ending of the name. */
function fileName({ type }: RecordedFile): string {
  return `answer.${type.slice("audio/".length)}`;
}
