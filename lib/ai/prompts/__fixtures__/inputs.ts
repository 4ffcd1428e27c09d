/** Inputs for tests of prompts and tasks. */
import { QUESTIONS, typed } from "../../../coach/__fixtures__/transcripts.ts";
import { STRONG } from "../../../coach/__fixtures__/answers.ts";
import type { QuestionType } from "../../../coach/mod.ts";
import type { AnswerInput, JobInput } from "../../spec/task.ts";

export const answerInput = (type: QuestionType, text = STRONG[type]): AnswerInput => ({
  question: { type, text: QUESTIONS[type], shows: ["What happened", "What you did"] },
  role: "Release manager",
  transcript: typed(text),
});

export const EMPTY_ANSWER: AnswerInput = {
  question: { type: "behavioral", text: "", shows: [] },
  role: "",
  transcript: typed(""),
};

export const jobInput = (changes: Partial<JobInput> = {}): JobInput => ({
  role: "Warehouse team leader",
  jobDescription:
    "You lead a shift of twelve in our parcel warehouse in Mombasa. You plan the loading " +
    "of trucks, train new pickers on scanners, and report damaged goods and accidents.",
  types: ["behavioral", "situational"],
  count: 4,
  recent: [],
  seed: "a",
  ...changes,
});

export const EMPTY_JOB: JobInput = jobInput({ role: "", jobDescription: "", types: [], count: 0 });
