/** From a whole or broken draft to what is kept of it. */
import type { Author } from "../../coach/mod.ts";
import { isCoach } from "../providers/coach/mod.ts";
import type { TextTaskId, TextTasks } from "../spec/results.ts";
import type { Concluded } from "../spec/task.ts";
import { validate } from "../structured/mod.ts";
import type { TextTask } from "../tasks/registry.ts";

/** What a model wrote, and who it was. */
export interface Written<T extends TextTaskId> {
  readonly input: TextTasks[T]["input"];
  readonly text: string;
  /** What is JSON of it. */
  readonly draft: unknown;
  readonly model: string;
  readonly promptVersion: string;
}

/** kept: to be shown; unfit: to be mended, if there is time; unproven: it keeps to its schema and says nothing true. */
export type Conclusion<Result> =
  | { readonly type: "kept"; readonly kept: Concluded<Result> }
  | { readonly type: "unfit"; readonly issues: readonly string[] }
  | { readonly type: "unproven" };

export function conclude<T extends TextTaskId>(
  task: TextTask<T>,
  written: Written<T>,
): Conclusion<TextTasks[T]["result"]> {
  const validation = validate(task.schema, written.text);
  if (!validation.ok) return { type: "unfit", issues: validation.issues };
  const kept = task.conclude(validation.value, written.input, authorOf(written));
  return kept ? { type: "kept", kept } : { type: "unproven" };
}

/** What is left of a draft that broke off; null = nothing. */
export function salvage<T extends TextTaskId>(
  task: TextTask<T>,
  written: Written<T>,
): Concluded<TextTasks[T]["result"]> | null {
  return task.salvage?.(written.draft, written.input, authorOf(written)) ?? null;
}

const authorOf = (
  { model, promptVersion }: Pick<Written<TextTaskId>, "model" | "promptVersion">,
): Author =>
  isCoach({ id: model })
    ? { kind: "coach", name: "coach", version: promptVersion }
    : { kind: "model", name: model, version: promptVersion };
