/** The MIT Interview dataset (Naim et al., FG 2015): who was asked what, said what, and was rated how. */
import type { QuestionType } from "../../../lib/coach/mod.ts";
import { parseCsv } from "../../csv.ts";

export interface InterviewAnswer {
  readonly type: QuestionType;
  readonly question: string;
  readonly text: string;
}

export interface Turn {
  /** "interviewer", "interviewee" or "unknown". */
  readonly speaker: string;
  /** As transcribed: notes in brackets, two spaces for a comma. */
  readonly text: string;
}

export interface RatedInterview {
  /** The same person before and after ("p7", "pp7") has one number. */
  readonly person: string;
  readonly answers: readonly InterviewAnswer[];
  readonly turns: readonly Turn[];
  /** Mean of each sound measure over the questions. */
  readonly prosody: readonly number[];
  /** The sound measures of each question, by the names of Praat's output; NaN where it gave none. */
  readonly sound: readonly Readonly<Record<string, number>>[];
  /** Length of all answers together. */
  readonly seconds: number;
  /** The judges' overall rating, 1 to 7. */
  readonly overall: number;
}

/** What the interviewers asked, by the words they asked it with. */
const QUESTIONS: readonly { asked: RegExp; type: QuestionType; question: string }[] = [
  {
    asked: /(?:about|of) (?:yourself|your (?:background|life)|you\b)|introduce yourself/iu,
    type: "cultural",
    question: "Tell me about yourself and your background.",
  },
  {
    asked: /leader/iu,
    type: "behavioral",
    question: "Tell me about a time when you demonstrated leadership.",
  },
  {
    asked: /\bteam\b/iu,
    type: "behavioral",
    question: "Tell me about a time when you worked in a team and faced a conflict or a challenge.",
  },
  {
    asked: /weakness|change one thing|change on thing|change about yourself/iu,
    type: "cultural",
    question: "Tell me about one of your weaknesses and what you do to overcome it.",
  },
  {
    asked: /hire you|(?:get|have|deserve|give you) (?:the|this|that) job|(?:law|graduate) school/iu,
    type: "cultural",
    question: "Why do you think we should hire you for this job?",
  },
];

const DATA = new URL("../../../../shared/data", import.meta.url).pathname;

/** Where the data set is: beside the checkout, or in the folder that REHEARSE_DATA names. */
export const interviewsFolder = (): string => `${Deno.env.get("REHEARSE_DATA") ?? DATA}/interviews`;

/** Reads one part ("train") of the data set; null where it is not there. */
export async function readInterviews(
  directory: string,
  part: string,
): Promise<RatedInterview[] | null> {
  const [turns, prosody, ratings] = await Promise.all(
    ["turns", "prosody", "ratings"].map((name) => readTable(`${directory}/${name}.${part}.csv`)),
  );
  if (!turns || !prosody || !ratings) return null;
  const spoken = Map.groupBy(turns, (row) => row.interview!);
  const measured = Map.groupBy(prosody, (row) => row.interview!);
  return ratings.map((row) => ({
    person: row.interview!.replace(/^p+/u, ""),
    answers: answersOf(spoken.get(row.interview!) ?? []),
    turns: (spoken.get(row.interview!) ?? []).map(({ speaker, text }) => ({
      speaker: speaker!,
      text: text!,
    })),
    prosody: means(measured.get(row.interview!) ?? []),
    sound: (measured.get(row.interview!) ?? []).map(numbers),
    seconds: (measured.get(row.interview!) ?? []).reduce((sum, at) => sum + Number(at.duration), 0),
    overall: Number(row.overall),
  }));
}

async function readTable(path: string): Promise<Record<string, string>[] | null> {
  try {
    return parseCsv(await Deno.readTextFile(path));
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  }
}

/** Everything said between one question and the next is its answer. */
function answersOf(turns: readonly Record<string, string>[]): InterviewAnswer[] {
  const said = QUESTIONS.map((): string[] => []);
  let current = -1;
  for (const { speaker, text } of turns) {
    if (speaker === "interviewee") said[current]?.push(clean(text!));
    else current = Math.max(current, QUESTIONS.findLastIndex(({ asked }) => asked.test(text!)));
  }
  return QUESTIONS.flatMap(({ type, question }, at) =>
    said[at]!.length > 0 ? [{ type, question, text: said[at]!.join(" ") }] : []
  );
}

/** Notes of the transcribers go; two spaces stand where the data set's commas were. */
function clean(text: string): string {
  return text.replace(/\[[^\]]*\]/gu, " ").replace(/(?<=\S) {2}(?=\S)/gu, ", ").trim();
}

const numbers = (row: Record<string, string>): Record<string, number> =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, Number(value || NaN)]));

function means(rows: readonly Record<string, string>[]): number[] {
  const names = Object.keys(rows[0] ?? {}).filter((name) =>
    !["interview", "question"].includes(name)
  );
  return names.map((name) => {
    const values = rows.map((row) => Number(row[name])).filter(Number.isFinite);
    return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  });
}
