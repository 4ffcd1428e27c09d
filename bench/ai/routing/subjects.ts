/** How much of a router's score hangs on single subjects of MMLU, and what is left on subjects it never saw. */
import { printTable } from "../../table.ts";
import type { RecordedPrompt, Recording } from "./data.ts";
import { leavingOut, outOfFold } from "./folds.ts";
import type { CrossFitted } from "./savings.ts";
import { mean, scoreOrder } from "./score.ts";

/** The strong model's recorded run is broken here: it is right far less often than by chance. */
const BROKEN = "high_school_mathematics";
/** The largest subject by far, and the one with the largest gain: in itself a good part of the score. */
const LARGEST = "moral_scenarios";
const SEED = "1";
const CHANCE = 0.5;

const WITHOUT: readonly (readonly string[])[] = [[], [BROKEN], [LARGEST], [BROKEN, LARGEST]];

/** Subjects of each prompt, though the recording may keep them from the model. */
export interface Subjects {
  readonly blind: CrossFitted;
  readonly informed: CrossFitted;
}

const subjectOf = ({ group }: RecordedPrompt): string => group ?? "";

/** Prints both tables; true if the gain model beats length alone on every cut, and chance on unseen subjects. */
export function checkSubjects({ blind, informed }: Subjects): boolean {
  const subjects = informed.recording.prompts.map(subjectOf);
  const rows = WITHOUT.map((left) => scoreWithout(left, { blind, informed, subjects }));
  printTable("Pitfall: single subjects of MMLU carry the score (APGR, each cut fitted by itself)", [
    [
      "subjects left out",
      "prompts",
      "weak",
      "strong",
      "length alone",
      "these two alone",
      "text only",
      "subject known",
    ],
    ...rows.map(({ cells }) => cells),
  ]);
  const unseen = checkUnseen({ blind, informed, subjects, seen: rows[0]!.text });
  return rows.every(({ beaten }) => beaten) && unseen;
}

interface Cut extends Subjects {
  readonly subjects: readonly string[];
}

function scoreWithout(left: readonly string[], { blind, informed, subjects }: Cut) {
  const keep = (recording: Recording): Recording => ({
    ...recording,
    prompts: recording.prompts.filter((_, index) => !left.includes(subjects[index]!)),
  });
  const { prompts, price } = keep(informed.recording);
  const apgr = (scores: readonly number[]) => scoreOrder(prompts, scores, price).apgr;
  const length = apgr(prompts.map(({ prompt }) => prompt.length));
  const rule = apgr(
    prompts.map((one) => Number(subjectOf(one) === LARGEST) - Number(subjectOf(one) === BROKEN)),
  );
  const [text, subject] = [blind, informed].map(({ recording, predicted }) =>
    apgr(left.length === 0 ? predicted : outOfFold(keep(recording), SEED))
  );
  return {
    text: text!,
    beaten: Math.min(text!, subject!) > length,
    cells: [
      left.join(", ") || "none",
      String(prompts.length),
      mean(prompts.map(({ weak }) => weak)).toFixed(3),
      mean(prompts.map(({ strong }) => strong)).toFixed(3),
      ...[length, rule, text!, subject!].map((value) => value.toFixed(3)),
    ],
  };
}

/** @param cut `seen`: APGR where other prompts of the same subject were seen */
function checkUnseen(
  { blind, informed, subjects, seen }: Cut & { readonly seen: number },
): boolean {
  const { prompts, price } = informed.recording;
  const apgr = (scores: readonly number[]) => scoreOrder(prompts, scores, price).apgr;
  const unseen = leavingOut(blind.recording, subjects).predicted;
  const gains = gainsBySubject(prompts, { subjects, predicted: unseen });
  const errors = gains.map(({ actual, predicted }) => Math.abs(actual - predicted));
  const worst = gains[errors.indexOf(Math.max(...errors))]!;
  const length = apgr(prompts.map(({ prompt }) => prompt.length));
  printTable(
    `Pitfall: a subject that was never seen (each of ${gains.length} left out in turn, text only)`,
    [
      ["measure", "value"],
      ["APGR, length alone", length.toFixed(3)],
      ["APGR, subject left out", apgr(unseen).toFixed(3)],
      ["APGR, other prompts of the subject seen", seen.toFixed(3)],
      ["a subject's mean gain: typical error", mean(errors).toFixed(3)],
      ["the same if all were taken for average", mean(averageErrors(gains)).toFixed(3)],
      [
        `worst: ${worst.subject}`,
        `${worst.predicted.toFixed(3)} predicted, ${worst.actual.toFixed(3)} found`,
      ],
    ],
  );
  return apgr(unseen) > CHANCE;
}

interface SubjectGain {
  readonly subject: string;
  readonly actual: number;
  readonly predicted: number;
}

function gainsBySubject(
  prompts: readonly RecordedPrompt[],
  { subjects, predicted }: {
    readonly subjects: readonly string[];
    readonly predicted: readonly number[];
  },
): SubjectGain[] {
  const groups = Map.groupBy(prompts.keys(), (index) => subjects[index]!);
  return [...groups].map(([subject, indexes]) => ({
    subject,
    actual: mean(indexes.map((index) => prompts[index]!.strong - prompts[index]!.weak)),
    predicted: mean(indexes.map((index) => predicted[index]!)),
  }));
}

function averageErrors(gains: readonly SubjectGain[]): number[] {
  const average = mean(gains.map(({ actual }) => actual));
  return gains.map(({ actual }) => Math.abs(actual - average));
}
