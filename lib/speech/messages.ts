import { AppError } from "../errors.ts";
import {
  type ClientMessage,
  MAX_PACKETS,
  PROTOCOL_VERSION,
  type ServerMessage,
} from "./protocol.ts";
import {
  count,
  flag,
  list,
  matching,
  nullable,
  oneOf,
  type Reader,
  record,
  share,
  text,
} from "./shapes.ts";
import type { Segment, Word } from "./types.ts";

/** Longest JSON message read, in UTF-16 units. */
export const MAX_MESSAGE_LENGTH = 65_536;

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;
const PATH = /^\/(?!\/)[^\\\s]*$/;

const uuid = matching(UUID, "a UUID");
const packets = count(MAX_PACKETS);
const milliseconds = count(86_400_000);

const word = record<Word>({
  text: text(200),
  startMs: milliseconds,
  endMs: milliseconds,
  confidence: nullable(share),
});

const segment = record<Segment>({
  text: text(10_000),
  startMs: milliseconds,
  endMs: milliseconds,
  confidence: nullable(share),
  words: list(word, 2000),
});

type Readers<Message extends { type: string }> = {
  readonly [Type in Message["type"]]: Reader<Extract<Message, { type: Type }>>;
};

const CLIENT: Readers<ClientMessage> = {
  hello: record({
    type: oneOf("hello"),
    version: oneOf(PROTOCOL_VERSION),
    answer: uuid,
    question: uuid,
    codec: oneOf("opus", "webm", "ogg", "mp4"),
  }),
  end: record({ type: oneOf("end"), packets }),
};

const SERVER: Readers<ServerMessage> = {
  ready: record({ type: oneOf("ready"), next: packets, recogniser: nullable(text(100)) }),
  ack: record({ type: oneOf("ack"), next: packets }),
  partial: record({ type: oneOf("partial"), text: text(10_000) }),
  final: record({ type: oneOf("final"), segment }),
  queued: record({ type: oneOf("queued"), ahead: count(1_000_000) }),
  done: record({ type: oneOf("done"), location: matching(PATH, "a path on this site") }),
  error: record({
    type: oneOf("error"),
    code: text(100),
    message: text(1000),
    hint: text(1000),
    fatal: flag,
  }),
};

/**
 * Reads what a recorder sent as JSON; unknown fields are left out.
 *
 * @throws {AppError} "bad_message" when it is not one of the client's messages; "too_large" over 64 Ki
 */
export function parseClientMessage(json: string): ClientMessage {
  return parse<ClientMessage>(json, CLIENT);
}

/**
 * Reads what the server sent as JSON; unknown fields are left out.
 *
 * @throws {AppError} "bad_message" when it is not one of the server's messages; "too_large" over 64 Ki
 */
export function parseServerMessage(json: string): ServerMessage {
  return parse<ServerMessage>(json, SERVER);
}

function parse<T>(json: string, readers: Readonly<Record<string, Reader<T>>>): T {
  if (json.length > MAX_MESSAGE_LENGTH) {
    throw new AppError("too_large", `Message of "${json.length}" characters`);
  }
  const value = parseJson(json);
  const type = typeof value === "object" && value !== null && "type" in value ? value.type : null;
  if (typeof type !== "string" || !Object.hasOwn(readers, type)) {
    throw new AppError("bad_message", "Message is of no known type");
  }
  return readers[type]!(value, "");
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw new AppError("bad_message", "Message is not JSON", { cause });
  }
}
