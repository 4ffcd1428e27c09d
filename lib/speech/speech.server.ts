/** The server's speech parts, put together. */
import type { Database } from "../db/mod.ts";
import { type AudioLog, type AudioLogOptions, createAudioLog } from "./audio_log.server.ts";
import type { AudioFile } from "./container/audio_file.ts";
import { createIngest, type Ingest } from "./ingest/ingest.server.ts";
import { type ListeningOptions, openRecording } from "./listening.server.ts";
import { measureSound } from "./sound.server.ts";
import {
  createTranscriber,
  describeTranscription,
  type TranscriptionConfig,
} from "./transcription/choose.server.ts";
import { createTranscription, type Transcription } from "./transcription/transcription.server.ts";
import type { ChosenTranscriber, TranscriptionStatus } from "./transcription/types.ts";
import type { Codec, SoundMeasures } from "./types.ts";

export interface SpeechOptions {
  readonly db: Database;
  readonly config: TranscriptionConfig;
  /** Hears in place of what the settings ask for; null = as they ask. */
  readonly chosen?: ChosenTranscriber | null;
  /** Told of failures that an operator should know of. Never given words or sound. */
  readonly report?: (error: unknown) => void;
  /** Told of what passes by itself: more sound comes than the database takes. */
  readonly onFull?: AudioLogOptions["onFull"];
}

export interface Speech {
  readonly log: AudioLog;
  readonly transcription: Transcription;
  readonly ingest: Ingest;
  /** Who writes the words, for start-up lines. */
  readonly status: TranscriptionStatus;
  /** The same for candidates whose words are to stay on this server. */
  readonly statusHere: TranscriptionStatus;
  /** What the sound of a stored answer measures; null where there is none that can be decoded. */
  measureSound(answerId: string, codec: Codec): Promise<SoundMeasures | null>;
  /**
   * A stored answer as a file to listen to.
   *
   * @throws AppError "not_found" where there is no sound
   */
  openRecording(answerId: string, options: ListeningOptions): Promise<AudioFile>;
  /** Closes sockets, gives recognisers back. What was being recognised is taken up by the next server. */
  close(): Promise<void>;
}

/** Builds the parts; decoders are started when first needed. */
export async function createSpeech(
  { db, config, chosen, report, onFull }: SpeechOptions,
): Promise<Speech> {
  const { transcriber, status, statusHere } = chosen ?? await chooseTranscriber(config);
  const log = createAudioLog(db, { onFull });
  const transcription = createTranscription({ db, log, transcriber, report });
  const ingest = createIngest({ log, transcription, report });
  const reader = (answerId: string) => (from: number) => log.read(answerId, { from });
  return {
    log,
    transcription,
    ingest,
    status,
    statusHere,
    measureSound: (answerId, codec) => measureSound(reader(answerId), { codec }),
    openRecording: (answerId, options) => openRecording(reader(answerId), options),
    close: async () => {
      ingest.close();
      await transcription.close();
    },
  };
}

async function chooseTranscriber(config: TranscriptionConfig) {
  const status = await describeTranscription(config);
  return { transcriber: createTranscriber(config, status), status, statusHere: status };
}
