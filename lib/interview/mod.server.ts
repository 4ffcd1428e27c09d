/** The interview service and what it is built from; words, bank and forms are in mod.ts. */
export type { OpenedAnswer } from "./answering.server.ts";
export { HOUSEKEEPING_MS, startHousekeeping } from "./housekeeping.server.ts";
export type { ModelAnswerEvent } from "./model_answer.server.ts";
export type { FeedbackEvent } from "./model_feedback.server.ts";
export type { AnswerSpeech, InterviewParts } from "./parts.server.ts";
export { createInterviews, type Interviews } from "./service.server.ts";
