export * from "./types.ts";
export * from "./protocol.ts";
export { batchBytes, decodeBatch, encodeBatch } from "./batch_codec.ts";
export { MAX_MESSAGE_LENGTH, parseClientMessage, parseServerMessage } from "./messages.ts";
export { alignCorrection } from "./alignment/align_correction.ts";
export { pausesIn } from "./alignment/pauses_in.ts";
export { type HeardErrors, heardErrors } from "./transcription/heard_errors.ts";
export { timeOf } from "./alignment/time_of.ts";
export { createCue, type Cue } from "./cue.ts";
export { createDecimator, type Decimator } from "./features/decimator.ts";
export { PAUSE_MS } from "./features/pauses.ts";
export {
  createSoundMeter,
  HOP_MS,
  type SoundMeter,
  type SoundStats,
  SPEECH_RATE,
} from "./features/sound_meter.ts";
