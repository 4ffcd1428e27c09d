/** Transcription through models: who hears an answer, at what price, and who hears it if that fails. */
export { editDistanceOf, learnFromCorrection } from "./correction.ts";
export { allOf, type Recogniser, type Recognisers } from "./parts.server.ts";
export { createRecognisers } from "./recognisers.server.ts";
export { createTranscription, type Transcription } from "./transcription.server.ts";
