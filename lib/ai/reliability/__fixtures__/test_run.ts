/** A plan of models "a", "b", "c" and the coach over a scripted provider, with all that was set aside and settled. */
import { MODEL_REQUEST } from "../../../../tests/support/runs.ts";
import { seededRandom } from "../../../random.ts";
import type { Clock } from "../../shared/clock.ts";
import type { Attempt, ExecutionEvent } from "../../spec/execution.ts";
import type { Model } from "../../spec/model.ts";
import type { ModelRequest } from "../../spec/provider.ts";
import { createExecutor, type ExecutionPlan, type ExecutorParts } from "../mod.ts";
import { ScriptedProvider, type Scripts } from "./scripted.ts";

/** $1 a million tokens of input, $2 of output. */
export const modelOf = (id: string, changes: Partial<Model> = {}): Model => ({
  id,
  provider: id === "coach" ? "coach" : "scripted",
  name: id,
  prices: id === "coach"
    ? { input: 0, cachedInput: 0, output: 0, audioSecond: 0 }
    : { input: 1_000_000, cachedInput: 500_000, output: 2_000_000, audioSecond: 0 },
  contextTokens: 8_000,
  maxOutputTokens: 1_000,
  abilities: ["text", "json"],
  quality: 0.5,
  concurrency: 4,
  ...changes,
});

export const requestFor = (model: Model): ModelRequest => ({
  ...MODEL_REQUEST,
  model,
  schema: { type: "object" },
});

interface TestOptions {
  readonly clock: Clock;
  readonly scripts: Scripts;
  readonly models?: readonly Model[];
  readonly plan?: Partial<ExecutionPlan>;
  readonly parts?: Partial<ExecutorParts>;
}

/** Models are those of the scripts, in their order. 4 s until the first text, 30 s in all. */
export function testRun({ clock, scripts, models, plan, parts }: TestOptions) {
  const provider = new ScriptedProvider(clock, scripts);
  const faults: unknown[] = [];
  const admitted: { readonly model: string; readonly mostNano: number }[] = [];
  const settled: Attempt[] = [];
  const executor = createExecutor({
    provider: () => provider,
    clock,
    random: seededRandom(1),
    onFault: (fault) => faults.push(fault),
    ...parts,
  });
  const whole: ExecutionPlan = {
    models: models ?? Object.keys(scripts).map((id) => modelOf(id)),
    requestFor,
    admit: ({ id }, mostNano) => {
      admitted.push({ model: id, mostNano });
      return Promise.resolve({ settle: async (attempt) => void await settled.push(attempt) });
    },
    deadlines: { firstTextMs: 4_000, totalMs: 30_000 },
    mayContinue: true,
    ...plan,
  };
  const start = (signal = new AbortController().signal) => executor.execute(whole, { signal });
  return {
    executor,
    provider,
    faults,
    admitted,
    settled,
    start,
    /** All events of a run. */
    all: (signal?: AbortSignal): Promise<ExecutionEvent[]> => Array.fromAsync(start(signal)),
    /** Role, model and outcome of each attempt, in the order of their numbers. */
    story: () =>
      settled.toSorted((a, b) => a.number - b.number).map(({ role, model, outcome, errorKind }) =>
        `${role} ${model.id} ${outcome}${errorKind ? ` ${errorKind}` : ""}`
      ),
  };
}

/** What a reader of the events has before them in the end. */
export function shown(events: readonly ExecutionEvent[]): string {
  return events.reduce((text, event) => {
    if (event.type === "text") return text + event.text;
    return event.type === "switched" && !event.keepsText ? "" : text;
  }, "");
}

/** The end, in short. */
export function endOf(events: readonly ExecutionEvent[]): string {
  const end = events.at(-1);
  if (end?.type !== "end") return "none";
  return [end.outcome, end.finish, end.model, end.reason].filter((part) => part !== null).join(" ");
}
