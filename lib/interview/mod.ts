/** Interviews as every place may know them: words, question bank, forms. The service is in mod.server.ts. */
export * from "./types.ts";
export { QUESTION_BANK } from "./bank/questions.ts";
export { familiesOf, ROLE_SUGGESTIONS } from "./bank/roles.ts";
export { type QuestionChoice, selectQuestions } from "./bank/select.ts";
export {
  correctionSchema,
  DEFAULT_SETTINGS,
  type FormResult,
  MAX_ANSWER_LENGTH,
  MAX_JOB_DESCRIPTION_LENGTH,
  MAX_QUESTIONS,
  MAX_ROLE_LENGTH,
  MAX_TIME_LIMIT_S,
  MIN_TIME_LIMIT_S,
  ratingSchema,
  readForm,
  settingsSchema,
  type SetupForm,
  setupSchema,
  typedAnswerSchema,
} from "./schema.ts";
