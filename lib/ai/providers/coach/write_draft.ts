/** The coach's drafts, in the form that models write theirs. */
import { evaluate, outline, type ScoredEvaluation } from "../../../coach/mod.ts";
import type { ModelRequest } from "../../spec/provider.ts";
import type { AnswerInput, TaskInput } from "../../spec/task.ts";
import { type EvaluateDraft, HIGHEST_SCORE } from "../../tasks/evaluate/draft.ts";
import type { FollowUpDraft } from "../../tasks/follow_up/draft.ts";
import type { ModelAnswerDraft } from "../../tasks/model_answer/draft.ts";
import type { QuestionSetDraft } from "../../tasks/question_set/draft.ts";
import { chooseQuestions } from "./choose_questions.ts";

export type CoachDraft = EvaluateDraft | FollowUpDraft | ModelAnswerDraft | QuestionSetDraft;

/** Null where the coach abstains, and for a task that is not its own. */
export function writeDraft(
  { task, input }: Pick<ModelRequest, "task" | "input">,
): CoachDraft | null {
  if (!isAnswer(input)) {
    return task === "question_set" ? { questions: chooseQuestions(input) } : null;
  }
  switch (task) {
    case "evaluate":
      return writeEvaluation(input);
    case "follow_up":
      return writeFollowUp(input);
    case "model_answer":
      return writeModelAnswer(input);
    default:
      return null;
  }
}

const isAnswer = (input: TaskInput): input is AnswerInput => "transcript" in input;

function scored(input: AnswerInput): ScoredEvaluation | null {
  const evaluation = evaluate(input);
  return evaluation.outcome === "scored" ? evaluation : null;
}

function writeEvaluation(input: AnswerInput): EvaluateDraft | null {
  const evaluation = scored(input);
  return evaluation && {
    advice: evaluation.advice.map(({ dimension, evidence, title, why, example }) => ({
      dimension,
      quote: evidence.quote,
      title,
      why,
      example,
    })),
    dimensions: evaluation.dimensions.map(({ id, evidence, remark, score }) => ({
      id,
      quotes: evidence.slice(0, 3).map(({ quote }) => quote),
      remark,
      score: Math.round(score * HIGHEST_SCORE),
    })),
    followUp: toFollowUp(evaluation),
  };
}

function writeFollowUp(input: AnswerInput): FollowUpDraft | null {
  const evaluation = scored(input);
  return evaluation && toFollowUp(evaluation);
}

/** The coach's question has the words that it takes up in quotation marks. */
function toFollowUp({ followUp }: ScoredEvaluation): FollowUpDraft {
  return { quote: /“([^”]*)”/u.exec(followUp)?.[1] ?? "", question: followUp };
}

function writeModelAnswer(input: AnswerInput): ModelAnswerDraft | null {
  const sentences = outline(input);
  return sentences && { paragraphs: [...sentences] };
}
