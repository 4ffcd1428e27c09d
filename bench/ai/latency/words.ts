/** Requests that can be told apart on the wire, and what models say to them. */
import { answerInput } from "../../../lib/ai/prompts/__fixtures__/inputs.ts";
import type { AnswerInput } from "../../../lib/ai/spec/task.ts";
import { EVALUATIONS } from "../../../lib/ai/tasks/__fixtures__/streams.ts";
import type { ChatRequest } from "../../../tests/support/model_endpoint/mod.ts";

const WHOLE = EVALUATIONS.good.join("");
const MARK = /Bench lead (\d+)/;

/** An answer worth evaluating; the same number, the same request. */
export const inputOf = (number: number): AnswerInput => ({
  ...answerInput("behavioral"),
  role: `Bench lead ${number}`,
});

/** The number of the request that a call was made for. */
export function numberOf({ messages }: ChatRequest): number {
  const found = messages.map(({ content }) => MARK.exec(content)).find((match) => match !== null);
  if (!found) throw new TypeError("A call names no request");
  return Number(found[1]);
}

/** All of it, or what is left for who is asked to go on. */
export function textFor({ messages }: ChatRequest, whole = WHOLE): string {
  const begun = messages.findLast(({ role }) => role === "assistant")?.content ?? "";
  return whole.startsWith(begun) && begun !== whole ? whole.slice(begun.length) : whole;
}
