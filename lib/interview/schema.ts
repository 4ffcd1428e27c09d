/** What forms may send: sizes bounded, spaces tidied, and for each refusal a key of the texts. */
import { z } from "zod";
import { QUESTION_TYPES } from "../coach/mod.ts";
import { fill, type Texts, texts } from "../texts/mod.ts";
import type {
  DeliveryPreference,
  InterviewKind,
  ModelsPreference,
  Retention,
  Settings,
  Setup,
} from "./types.ts";

export const MAX_ROLE_LENGTH = 80;
export const MAX_ANSWER_LENGTH = 20_000;
export const MAX_JOB_DESCRIPTION_LENGTH = 8000;
export const MAX_QUESTIONS = 10;
export const MIN_TIME_LIMIT_S = 10;
export const MAX_TIME_LIMIT_S = 3600;

export const INTERVIEW_KINDS = ["mix", ...QUESTION_TYPES] as const satisfies InterviewKind[];
export const RETENTIONS = ["at_once", "day", "keep"] as const satisfies Retention[];
export const DELIVERY_PREFERENCES = [
  "off",
  "private",
  "baseline",
] as const satisfies DeliveryPreference[];

export const MODELS_PREFERENCES = ["ask", "off"] as const satisfies ModelsPreference[];

/** What holds for those who have chosen nothing yet. */
export const DEFAULT_SETTINGS: Settings = { retention: "day", delivery: "private", models: "ask" };

/** Why a field cannot be taken: a key of the texts. */
type Problem = keyof Texts["forms"];

const LIMITS = {
  maxRole: MAX_ROLE_LENGTH,
  maxAnswer: MAX_ANSWER_LENGTH,
  maxJobDescription: MAX_JOB_DESCRIPTION_LENGTH,
  maxQuestions: MAX_QUESTIONS,
  minTimeLimit: MIN_TIME_LIMIT_S,
  maxTimeLimit: MAX_TIME_LIMIT_S,
} as const;

/** Every character a database text can hold and a page can show; lines end as on Unix. */
const tidy = (text: string): string =>
  text.toWellFormed().replace(/\r\n?/g, "\n").replace(/[^\P{Cc}\n\t]/gu, "").trim();

const wholeNumber = (low: number, high: number, problem: Problem) =>
  z.string().trim().regex(/^\d{1,6}$/, problem).transform(Number)
    .pipe(z.number().min(low, problem).max(high, problem));

interface TextLimits {
  readonly max: number;
  readonly missing: Problem;
  readonly long: Problem;
}

const text = ({ max, missing, long }: TextLimits) =>
  z.string({ error: missing }).transform(tidy).pipe(z.string().min(1, missing).max(max, long));

const oneOf = <const T extends readonly [string, ...string[]]>(values: T, problem: Problem) =>
  z.enum(values, problem);

const answerText = text({
  max: MAX_ANSWER_LENGTH,
  missing: "answer_missing",
  long: "answer_long",
});

const timeLimit = z.union([
  z.enum(["", "off"]).transform(() => null),
  wholeNumber(MIN_TIME_LIMIT_S, MAX_TIME_LIMIT_S, "time_limit"),
], { error: "time_limit" satisfies Problem });

/** What the set-up form says; the job description only chooses questions, and is not kept. */
export interface SetupForm extends Setup {
  readonly jobDescription: string;
  /** UUID made with the form, so that sending it twice starts one interview. */
  readonly form?: string;
}

/** The set-up form. Left out: a mix of five questions, spoken, without a timer, from the bank. */
export const setupSchema: z.ZodType<SetupForm> = z.object({
  role: text({ max: MAX_ROLE_LENGTH, missing: "role_missing", long: "role_long" })
    .transform((role) => role.replace(/\s+/g, " ")),
  kind: oneOf(INTERVIEW_KINDS, "kind").default("mix"),
  questionCount: wholeNumber(1, MAX_QUESTIONS, "question_count").default(5),
  mode: oneOf(["speak", "type"], "mode").default("speak"),
  timeLimitS: timeLimit.default(null),
  jobDescription: z.string().transform(tidy)
    .pipe(z.string().max(MAX_JOB_DESCRIPTION_LENGTH, "job_description_long" satisfies Problem))
    .default(""),
  form: z.uuid("unreadable" satisfies Problem).optional(),
});

/** A typed answer. `answerId` is made when the form is, so that sending it twice stores it once. */
export const typedAnswerSchema = z.object({
  text: answerText,
  answerId: z.uuid("answer_id" satisfies Problem).optional(),
});

/** A transcript put right by the candidate. */
export const correctionSchema = z.object({ text: answerText });

/** The settings form. */
export const settingsSchema = z.object({
  retention: oneOf(RETENTIONS, "retention"),
  delivery: oneOf(DELIVERY_PREFERENCES, "delivery"),
  // Asked only where the operator has declared models.
  models: oneOf(MODELS_PREFERENCES, "models").optional(),
});

/** A thumb on feedback. */
export const ratingSchema = z.object({
  evaluation: z.uuid("unreadable" satisfies Problem),
  rating: z.enum(["1", "-1"], "unreadable" satisfies Problem).transform((rating) =>
    rating === "1" ? 1 : -1
  ),
});

/** What a form said, or what is wrong with it, by field, to be shown next to each. */
export type FormResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: Readonly<Record<string, string>> };

/** Files and repeated fields are not read: the first text of each name counts. */
export function readForm<T>(
  schema: z.ZodType<T>,
  form: FormData,
  { lang }: { readonly lang?: string } = {},
): FormResult<T> {
  const fields: Record<string, string> = {};
  for (const [name, value] of form) {
    if (typeof value === "string" && !Object.hasOwn(fields, name)) fields[name] = value;
  }
  const parsed = schema.safeParse(fields);
  if (parsed.success) return { ok: true, value: parsed.data };
  const problems: Record<string, string> = {};
  for (const { path, message } of parsed.error.issues) {
    problems[String(path[0])] ??= sentence(message, lang);
  }
  return { ok: false, problems };
}

function sentence(problem: string, lang: string | undefined): string {
  const { forms } = texts(lang);
  const known = Object.hasOwn(forms, problem) ? problem as Problem : "unreadable";
  return fill(forms[known], LIMITS);
}
