/** Puts a prompt together: rules first, the same for every input; then the data; then what to do with it. */
import type { AnswerInput, JobInput, Prompt, TaskInput } from "../spec/task.ts";
import { type Block, fence } from "./fence.ts";

export interface PromptParts<I extends TaskInput> {
  readonly version: string;
  readonly tokens: number;
  /** Sections of the system message. */
  readonly system: readonly string[];
  blocks(input: I): readonly Block[];
  /** Said again after the data: models keep best to what they read last. */
  ask(input: I): string;
}

export function composePrompt<I extends TaskInput>(parts: PromptParts<I>): Prompt<I> {
  const { version, tokens } = parts;
  const system = parts.system.join("\n\n");
  return {
    version,
    tokens,
    messages: (input) => [
      { role: "system", content: system },
      { role: "user", content: `${fence(parts.blocks(input))}\n\n${parts.ask(input)}` },
    ],
  };
}

export const answerBlocks = ({ question, role, transcript }: AnswerInput): readonly Block[] => [
  { name: "ROLE", content: role },
  { name: "QUESTION", content: [question.text, ...question.shows].join("\n- ") },
  { name: "ANSWER", content: transcript.text },
];

/** In characters: what an advertisement says after so much is about the employer. */
const MOST_OF_DESCRIPTION = 6000;

export const jobBlocks = ({ role, jobDescription }: JobInput): readonly Block[] => [
  { name: "ROLE", content: role },
  { name: "JOB DESCRIPTION", content: jobDescription.slice(0, MOST_OF_DESCRIPTION) },
];
