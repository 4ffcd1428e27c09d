/** The task "model_answer": an example from the candidate's own facts, with blanks for what only they know. */
import { whyAbstain } from "../../../coach/mod.ts";
import { MODEL_ANSWER_1 } from "../../prompts/mod.ts";
import type { ModelAnswer } from "../../spec/results.ts";
import type { AnswerInput, Concluded, Task } from "../../spec/task.ts";
import { answerText, answerType } from "../checks/answer.ts";
import { addedFacts, isGrounded } from "../checks/facts.ts";
import { once } from "../checks/once.ts";
import { saidIn } from "../checks/remark.ts";
import { sayable } from "../checks/sayable.ts";
import { readSource, type Source } from "../checks/source.ts";
import { type ModelAnswerDraft, modelAnswerDraft } from "./draft.ts";

/** In characters. */
const MOST_OF_PARAGRAPH = 900;
/** Of an answer with more gaps than this nothing is left to learn from. */
const LEAST_KEPT = 0.6;

/** Null where the paragraph has figures, names or stories of the model's own. */
const proveParagraph = once((paragraph, source: Source): string | null => {
  const text = sayable(paragraph, { most: MOST_OF_PARAGRAPH, isSaid: saidIn(source) });
  if (text === null) return null;
  return addedFacts(text, source).length === 0 && isGrounded(text, source) ? text : null;
});

const proveParagraphs = (paragraphs: readonly string[], source: Source): readonly string[] =>
  paragraphs.flatMap((paragraph) => proveParagraph(paragraph, source) ?? []);

const join = (paragraphs: readonly string[]): ModelAnswer => ({ text: paragraphs.join("\n\n") });

function conclude(
  { paragraphs }: ModelAnswerDraft,
  input: AnswerInput,
): Concluded<ModelAnswer> | null {
  const source = readSource(input);
  if (source === null) return null;
  const proven = proveParagraphs(paragraphs, source);
  const validity = proven.length / paragraphs.length;
  return validity < LEAST_KEPT ? null : { value: join(proven), validity };
}

function preview(draft: unknown, input: AnswerInput): ModelAnswer | null {
  const source = readSource(input);
  const whole = modelAnswerDraft.safeParse(draft);
  if (source === null || !whole.success) return null;
  const proven = proveParagraphs(whole.data.paragraphs, source);
  return proven.length === 0 ? null : join(proven);
}

export const MODEL_ANSWER: Task<AnswerInput, ModelAnswerDraft, ModelAnswer> = {
  id: "model_answer",
  abilities: ["text", "json"],
  // Read at leisure after the report: fine wording is worth more here than a second.
  objective: { perDollar: 10, perSecond: 0.005 },
  deadlines: { firstTextMs: 5000, totalMs: 30_000 },
  maxOutputTokens: 700,
  temperature: 0.4,
  prompts: [MODEL_ANSWER_1],
  promptFor: () => MODEL_ANSWER_1,
  schema: modelAnswerDraft,
  questionTypeOf: answerType,
  textOf: answerText,
  refuses: whyAbstain,
  preview,
  conclude,
};
