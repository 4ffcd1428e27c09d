/** Interviews as every place may know them: words, question bank, forms. The service is in mod.server.ts. */
export * from "./types.ts";
export { QUESTION_BANK } from "./bank/questions.ts";
export { familiesOf, ROLE_SUGGESTIONS } from "./bank/roles.ts";
export { type QuestionChoice, selectQuestions } from "./bank/select.ts";
