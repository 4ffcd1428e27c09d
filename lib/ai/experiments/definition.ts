/** Experiments as an operator declares them in the models file. */
import { z } from "zod";
import { QUESTION_TYPES, type QuestionType } from "../../coach/mod.ts";
import { TASK_IDS, type TaskId } from "../spec/task.ts";
import { METRIC_IDS, type MetricId } from "./metrics.ts";

/** What a run does differently; null = as without the experiment. */
export interface Variant {
  readonly id: string;
  /** Of all units, 0..1, as declared. */
  readonly share: number;
  /** Version of a prompt of the task, such as "evaluate/behavioral@2". */
  readonly prompt: string | null;
  /** Id of a model. */
  readonly model: string | null;
  readonly temperature: number | null;
  readonly maxOutputTokens: number | null;
}

export interface Guardrail {
  readonly metric: MetricId;
  /** How much worse than the control a variant may be, in the metric's own unit: 0.1 is ten points. */
  readonly worstBy: number;
}

export interface Experiment {
  readonly id: string;
  readonly task: TaskId;
  /** Null = all of them. */
  readonly questionType: QuestionType | null;
  /** What is assigned, and what counts once. */
  readonly unit: "candidate" | "answer";
  /** The first is the control. */
  readonly variants: readonly Variant[];
  readonly metric: MetricId;
  /**
   * thompson: better variants get more of the new units as they prove themselves. track_and_stop: those that are hardest to
   * tell from the best do, so that the best is known from fewer units.
   */
  readonly allocation: "fixed" | "thompson" | "track_and_stop";
  readonly guardrails: readonly Guardrail[];
  readonly status: "running" | "stopped";
}

const ID = z.string().regex(
  /^[a-z0-9][a-z0-9._-]{0,63}$/,
  "Give up to 64 small letters, digits, dots, underscores and hyphens",
);
const one = <const T extends readonly string[]>(values: T) =>
  z.enum(values, `Give one of ${values.join(", ")}`);
const between = (low: number, high: number) => {
  const hint = `Give a number from ${low} to ${high}`;
  return z.number(hint).min(low, hint).max(high, hint);
};

const VARIANT = z.strictObject({
  id: ID,
  share: between(0.01, 1).optional(),
  prompt: z.string("Give a prompt's version").optional(),
  model: z.string("Give a model's id").optional(),
  temperature: between(0, 2).optional(),
  maxOutputTokens: z.int("Give a whole number of tokens").positive().optional(),
});

const MOST_VARIANTS = 8;

const EXPERIMENT = z.strictObject({
  id: ID,
  task: one(TASK_IDS),
  questionType: one(QUESTION_TYPES).optional(),
  unit: one(["candidate", "answer"]).default("candidate"),
  variants: z.array(VARIANT, "List the variants, the control first")
    .min(2, "Give the control and at least one more")
    .max(MOST_VARIANTS, `Give at most ${MOST_VARIANTS}`),
  metric: one(METRIC_IDS),
  allocation: one(["fixed", "thompson", "track_and_stop"]).default("fixed"),
  guardrails: z.array(z.strictObject({
    metric: one(METRIC_IDS),
    worstBy: z.number("Give a number above 0").positive("Give a number above 0"),
  })).default([]),
  status: one(["running", "stopped"]).default("running"),
}, {
  error: ({ code }) =>
    code === "invalid_type" ? "Give an experiment as in the how-to page" : undefined,
});

type Declared = z.output<typeof EXPERIMENT>;

/** What else the installation has, so that names in experiments can be checked. */
export interface Known {
  /** Whether there is such a model, and it does the task. */
  readonly hasModel: (task: TaskId, id: string) => boolean;
  readonly hasPrompt: (task: TaskId, version: string) => boolean;
}

/**
 * Checks the "experiments" of the models file.
 *
 * @throws {Error} One error with every problem, where it stands, and what to do
 */
export function parseExperiments(
  list: readonly unknown[],
  known: Known,
): readonly Experiment[] {
  const complaints: string[] = [];
  const declared: Declared[] = [];
  for (const [index, value] of list.entries()) {
    const { success, data, error } = EXPERIMENT.safeParse(value);
    if (success) {
      declared.push(data);
      complaints.push(...findMistakes(data, known).map((text) => `experiments[${index}]${text}`));
    } else {
      complaints.push(...error.issues.map((issue) => complaint(value, issue, index)));
    }
  }
  complaints.push(...repeated(list).map((id) => `experiments has two with the id "${id}"`));
  if (complaints.length > 0) {
    throw new Error(`Experiments cannot be used, correct them:\n- ${complaints.join("\n- ")}`);
  }
  return declared.map(toExperiment);
}

function complaint(value: unknown, issue: z.core.$ZodIssue, index: number): string {
  const { path, message } = issue;
  if (issue.code === "unrecognized_keys") {
    return `experiments[${index}]${where(path)} has "${issue.keys.join('", "')}": remove it`;
  }
  const given = path.reduce<unknown>(
    (at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key],
    value,
  );
  return `experiments[${index}]${where(path)} is ${JSON.stringify(given)}: ${message}`;
}

const where = (path: readonly PropertyKey[]): string =>
  path.map((key) => typeof key === "number" ? `[${key}]` : `.${String(key)}`).join("");

/** What a schema does not see: sums, names, and what a task has. */
function findMistakes(experiment: Declared, known: Known): readonly string[] {
  const { task, unit, variants, metric, guardrails } = experiment;
  const shares = variants.map(({ share }) => share).filter((share) => share !== undefined);
  const total = shares.reduce((sum, share) => sum + share, 0);
  const measured = [metric, ...guardrails.map(({ metric }) => metric)];
  return [
    ...repeated(variants).map((id) => `.variants has two with the id "${id}"`),
    ...shares.length > 0 && shares.length < variants.length
      ? [".variants has some with a share: give each one, or none"]
      : [],
    ...total > 1 + SLACK ? [`.variants has shares of ${total} in all: give 1 at most`] : [],
    ...task === "question_set" && unit === "answer"
      ? ['.unit is "answer", and "question_set" comes before any answer: give "candidate"']
      : [],
    ...measured.includes("thumbs") && task !== "evaluate"
      ? [
        `.metric is "thumbs", which only "evaluate" is given, not "${task}": measure something else`,
      ]
      : [],
    ...task === "transcribe" ? transcribeMistakes(experiment) : [],
    ...variants.flatMap(({ model }, i) =>
      model === undefined || known.hasModel(task, model)
        ? []
        : [`.variants[${i}].model is "${model}": declare it among the models for "${task}"`]
    ),
    ...variants.flatMap(({ prompt }, i) =>
      prompt === undefined || known.hasPrompt(task, prompt)
        ? []
        : [`.variants[${i}].prompt is "${prompt}": name a prompt of "${task}"`]
    ),
  ];
}

/** Sound has no question type, prompt or remarks, and recognisers take no settings. */
function transcribeMistakes({ questionType, metric, guardrails, variants }: Declared) {
  const measured = [metric, ...guardrails.map(({ metric }) => metric)];
  const given = Object.keys(Object.assign({}, ...variants))
    .filter((field) => ["prompt", "temperature", "maxOutputTokens"].includes(field));
  return [
    ...given.map((field) => `.variants has "${field}": "transcribe" takes a "model" alone`),
    ...questionType ? ['.questionType is no matter of "transcribe": leave it out'] : [],
    ...measured.includes("validity")
      ? ['.metric is "validity", and "transcribe" writes no remarks: measure "edit_distance"']
      : [],
  ];
}

/** For shares such as three times 0.3333. */
const SLACK = 1e-6;

/** Ids that stand more than once in a list of whatever was declared. */
function repeated(list: readonly unknown[]): readonly string[] {
  const ids = list.map((value) => (value as { readonly id?: unknown } | null)?.id)
    .filter((id) => typeof id === "string");
  return [...new Set(ids.filter((id, i) => ids.indexOf(id) < i))];
}

const toExperiment = (declared: Declared): Experiment => ({
  ...declared,
  questionType: declared.questionType ?? null,
  variants: declared.variants.map((variant) => ({
    id: variant.id,
    share: variant.share ?? 1 / declared.variants.length,
    prompt: variant.prompt ?? null,
    model: variant.model ?? null,
    temperature: variant.temperature ?? null,
    maxOutputTokens: variant.maxOutputTokens ?? null,
  })),
});

/** What must not change once units have been assigned; guardrails and the status may. */
export function declarationOf(
  { id, task, questionType, unit, variants, metric, allocation }: Experiment,
): string {
  return JSON.stringify({ id, task, questionType, unit, variants, metric, allocation });
}
