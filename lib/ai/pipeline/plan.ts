/** What one run will ask: which prompt and parameters, of which models, in which order, and why. */
import type { z } from "zod";
import type { Variant } from "../experiments/mod.ts";
import type { Decision, Router } from "../routing/mod.ts";
import { estimateTokens } from "../shared/tokens.ts";
import type { Model } from "../spec/model.ts";
import type { Message, ModelRequest } from "../spec/provider.ts";
import type { RunRequest, TextTaskId } from "../spec/results.ts";
import type { Prompt, TaskInput } from "../spec/task.ts";
import { toJsonSchema } from "../structured/mod.ts";
import type { TextTask } from "../tasks/registry.ts";

export interface RunPlan {
  readonly prompt: Prompt<TaskInput>;
  readonly messages: readonly Message[];
  readonly decision: Decision;
  /** The same request, to one model or another. */
  requestFor(model: Model, messages?: readonly Message[]): ModelRequest;
}

interface Planned<T extends TextTaskId> {
  readonly task: TextTask<T>;
  readonly request: RunRequest<T>;
  /** What an experiment changes; null = nothing. */
  readonly changes: Variant | null;
  /** Nano-dollars that may be spent. */
  readonly leftNano: number;
}

export function planRun<T extends TextTaskId>(
  router: Pick<Router, "decide">,
  { task, request: { input, coachOnly = false }, changes, leftNano }: Planned<T>,
): RunPlan {
  const prompt = task.prompts.find(({ version }) => version === changes?.prompt) ??
    task.promptFor(input);
  const messages = prompt.messages(input);
  const schema = schemaOf(task);
  const maxOutputTokens = changes?.maxOutputTokens ?? task.maxOutputTokens;
  const temperature = changes?.temperature ?? task.temperature;
  const decision = router.decide({
    task: task.id,
    group: task.questionTypeOf(input),
    text: task.textOf(input),
    inputTokens: tokensOf(messages),
    maxOutputTokens,
    objective: task.objective,
    abilities: task.abilities,
    leftNano,
    pinned: changes?.model ?? null,
    modelsOff: coachOnly,
  });
  return {
    prompt,
    messages,
    decision,
    requestFor: (model, asked = messages) => ({
      model,
      messages: asked,
      maxOutputTokens: Math.min(maxOutputTokens, model.maxOutputTokens),
      temperature,
      schema,
      task: task.id,
      input,
    }),
  };
}

export const tokensOf = (messages: readonly Message[]): number =>
  messages.reduce((sum, { content }) => sum + estimateTokens(content), 0);

const schemas = new WeakMap<z.ZodType, ReturnType<typeof toJsonSchema>>();

/** Made once a task: it does not change. */
function schemaOf({ schema }: { readonly schema: z.ZodType }): ReturnType<typeof toJsonSchema> {
  const made = schemas.get(schema) ?? toJsonSchema(schema);
  schemas.set(schema, made);
  return made;
}
