/** The server's half of speech: the durable log of packets, who writes the words, what is measured. */
export { type AudioLog, createAudioLog, type LogSize } from "./audio_log.server.ts";
export type { AudioFile } from "./container/audio_file.ts";
export { rangeResponse } from "./container/range_response.server.ts";
export { type Delivered, measureDelivery } from "./delivery/measure_delivery.ts";
export type { IngestSession } from "./ingest/connection.server.ts";
export { createIngest, type Ingest } from "./ingest/ingest.server.ts";
export type { ListeningFormat, ListeningOptions } from "./listening.server.ts";
export { createSpeech, type Speech, type SpeechOptions } from "./speech.server.ts";
export {
  createTranscriber,
  describeTranscription,
  type TranscriptionConfig,
} from "./transcription/choose.server.ts";
export { createOpenai } from "./transcription/providers/openai/openai.server.ts";
export { createTranscription, type Transcription } from "./transcription/transcription.server.ts";
export {
  type ChosenTranscriber,
  type Frame,
  NobodyHears,
  type RecordedFile,
  SAMPLE_RATE,
  type Transcriber,
  type TranscriptionStatus,
  type Utterance,
  type UtteranceOptions,
} from "./transcription/types.ts";
