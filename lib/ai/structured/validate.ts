/** Holds what a model wrote against its schema. */
import { z } from "zod";
import { type JsonState, readPartialJson } from "./partial_json.ts";

/** `issues` are whole phrases for the model that is to mend it; they name fields, never values. */
export type Validation<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly issues: readonly string[] };

const MOST_ISSUES = 8;

const NOT_WHOLE: Readonly<Record<Exclude<JsonState, "whole">, string>> = {
  waiting: "there is no JSON object in it",
  open: "the JSON object is not closed: it was cut off",
  broken: "it is not valid JSON",
};

/** Takes the first JSON object of the text, past prose and fences around it. */
export function validate<T>(schema: z.ZodType<T>, text: string): Validation<T> {
  const { value, state } = readPartialJson(text);
  if (state !== "whole") return { ok: false, issues: [NOT_WHOLE[state]] };
  const parsed = schema.safeParse(value);
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, issues: parsed.error.issues.slice(0, MOST_ISSUES).map(inWords) };
}

function inWords({ path, message }: z.core.$ZodIssue): string {
  const problem = message.charAt(0).toLowerCase() + message.slice(1);
  return path.length === 0 ? problem : `${z.core.toDotPath(path)}: ${problem}`;
}
