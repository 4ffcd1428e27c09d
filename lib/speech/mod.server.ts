/** The server's half of speech: the durable log of packets, who writes the words, what is measured. */
export { type AudioLog, createAudioLog, type LogSize } from "./audio_log.server.ts";
export type { Transcriber, TranscriptionStatus } from "./transcription/types.ts";
