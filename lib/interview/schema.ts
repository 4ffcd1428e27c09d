/** What forms may send: sizes bounded, spaces tidied, and for each refusal a key of the texts. */
import { z } from "zod";
import { QUESTION_TYPES } from "../coach/mod.ts";
import type { DeliveryPreference, InterviewKind, Retention, Setup } from "./types.ts";

export const MAX_ROLE_LENGTH = 80;
export const MAX_ANSWER_LENGTH = 20_000;
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

/** Every character a database text can hold and a page can show; lines end as on Unix. */
const tidy = (text: string): string =>
  text.toWellFormed().replace(/\r\n?/g, "\n").replace(/[^\P{Cc}\n\t]/gu, "").trim();

const wholeNumber = (low: number, high: number, message: string) =>
  z.string().trim().regex(/^\d{1,6}$/, message).transform(Number)
    .pipe(z.number().min(low, message).max(high, message));

const answerText = z.string({ error: "Write your answer first" }).transform(tidy).pipe(
  z.string()
    .min(1, "Write your answer first")
    .max(MAX_ANSWER_LENGTH, `Shorten your answer to ${MAX_ANSWER_LENGTH} characters`),
);

const timeLimit = z.union([
  z.enum(["", "off"]).transform(() => null),
  wholeNumber(
    MIN_TIME_LIMIT_S,
    MAX_TIME_LIMIT_S,
    `Give ${MIN_TIME_LIMIT_S} to ${MAX_TIME_LIMIT_S} seconds, or switch the timer off`,
  ),
], {
  error: `Give ${MIN_TIME_LIMIT_S} to ${MAX_TIME_LIMIT_S} seconds, or switch the timer off`,
});

/** The set-up form. Left out: a mix of five questions, spoken, without a timer. */
export const setupSchema: z.ZodType<Setup> = z.object({
  role: z.string({ error: "Name the job you prepare for" })
    .transform((role) => tidy(role).replace(/\s+/g, " ")).pipe(
      z.string()
        .min(1, "Name the job you prepare for")
        .max(MAX_ROLE_LENGTH, `Shorten the job to ${MAX_ROLE_LENGTH} characters`),
    ),
  kind: z.enum(INTERVIEW_KINDS, "Choose one of the kinds of questions").default("mix"),
  questionCount: wholeNumber(1, MAX_QUESTIONS, `Choose 1 to ${MAX_QUESTIONS} questions`).default(5),
  mode: z.enum(["speak", "type"], "Choose to speak or to type").default("speak"),
  timeLimitS: timeLimit.default(null),
});

/** A typed answer. `answerId` is made when the form is, so that sending it twice stores it once. */
export const typedAnswerSchema = z.object({
  text: answerText,
  answerId: z.uuid("Reload the page and send your answer again").optional(),
});

/** A transcript put right by the candidate. */
export const correctionSchema = z.object({ text: answerText });

/** The settings form. */
export const settingsSchema = z.object({
  retention: z.enum(RETENTIONS, "Choose how long sound is kept"),
  delivery: z.enum(DELIVERY_PREFERENCES, "Choose whether delivery is shown"),
});

/** What a form said, or what is wrong with it, by field, to be shown next to each. */
export type FormResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: Readonly<Record<string, string>> };

/** Files and repeated fields are not read: the first text of each name counts. */
export function readForm<T>(schema: z.ZodType<T>, form: FormData): FormResult<T> {
  const fields: Record<string, string> = {};
  for (const [name, value] of form) {
    if (typeof value === "string" && !Object.hasOwn(fields, name)) fields[name] = value;
  }
  const parsed = schema.safeParse(fields);
  if (parsed.success) return { ok: true, value: parsed.data };
  const problems: Record<string, string> = {};
  for (const { path, message } of parsed.error.issues) problems[String(path[0])] ??= message;
  return { ok: false, problems };
}
