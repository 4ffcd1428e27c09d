/** Where recorders' packets come in, by socket or by HTTP: stored first, acknowledged then. */
import { AppError } from "../../errors.ts";
import type { AudioLog } from "../audio_log.server.ts";
import { decodeBatch } from "../batch_codec.ts";
import type { Ack } from "../protocol.ts";
import type { Transcription } from "../transcription/transcription.server.ts";
import { Connection, type IngestSession } from "./connection.server.ts";
import { LIMITS, type Limits } from "./limits.ts";

export interface IngestOptions {
  readonly log: AudioLog;
  readonly transcription: Transcription;
  readonly limits?: Partial<Limits>;
  /** Told of failures that are not the recorder's. */
  readonly report?: (error: unknown) => void;
}

export interface Ingest {
  /** Speaks protocol.ts with the recorder until either side closes. Never throws. */
  handleSocket(socket: WebSocket, session: IngestSession): void;
  /**
   * The same for one batch sent by HTTP. Whether the caller may is for the caller to decide first.
   *
   * @throws AppError as `AudioLog.append`, or "bad_message" and "too_large" where the bytes are not a batch
   */
  appendHttp(answerId: string, bytes: Uint8Array): Promise<Ack>;
  /** Closes all sockets: the recorders reconnect to whoever serves next. */
  close(): void;
}

export function createIngest(options: IngestOptions): Ingest {
  const { log, transcription, report = () => {} } = options;
  const limits = { ...LIMITS, ...options.limits };
  const live = new Map<string, Connection>();
  const all = new Set<Connection>();

  return {
    handleSocket(socket, session) {
      const { answerId } = session;
      const connection: Connection = new Connection(socket, {
        session,
        log,
        transcription,
        limits,
        report,
        onOpen() {
          live.get(answerId)?.refuse(new AppError("superseded"));
          live.set(answerId, connection);
        },
        onClose() {
          all.delete(connection);
          if (live.get(answerId) === connection) live.delete(answerId);
        },
      });
      all.add(connection);
    },
    async appendHttp(answerId, bytes) {
      const batch = decodeBatch(bytes);
      const next = await log.append(answerId, batch);
      transcription.stored(answerId, batch);
      return { type: "ack", next };
    },
    close() {
      for (const connection of all) connection.stop();
    },
  };
}
