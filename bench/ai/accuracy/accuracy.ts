/**
 * Does a better way of scoring agree more with people? Scoring variants on recorded mock interviews,
 * compared as an experiment whose units are people. Word lists, folds, cuts, penalties, the sequence of
 * paired differences and the comparison that counts (lean against first rubric) were written down before
 * the first run of it. Post hoc are the lean columns, chosen with r on these interviews in view, and Fieller's
 * interval for the share of the error. Only `--held-out` puts the columns to the test.
 */
import type { Interval } from "../../../lib/ai/experiments/statistics/interval.ts";
import {
  interviewsFolder,
  type RatedInterview,
  readInterviews,
} from "../../coach/interviews/dataset.ts";
import { average } from "../../coach/interviews/linear.ts";
import { pearson } from "../../coach/interviews/validation.ts";
import { printTable } from "../../table.ts";
import { conclude, percentOf, signed } from "./conclude.ts";
import { correlation, correlationGain, errorGain, errorsByPerson, type Judged } from "./gains.ts";
import { readUnseen } from "./held_out.ts";
import { predictEachOther, type Prediction, predictUnseen } from "./variants.ts";

/** Least r of the lean model with the judges' overall rating; with faces too, 0.70 is published. */
const AIM = 0.65;

export interface AccuracyOptions {
  /** Folder with files of other people, named like the recorded ones. */
  readonly heldOut?: string;
}

/** Prints the tables and what follows from them; true if the aim is met or there is no data. */
export async function runAccuracy({ heldOut }: AccuracyOptions = {}): Promise<boolean> {
  const folder = interviewsFolder();
  const known = await readInterviews(folder, "train");
  if (known === null) {
    console.log(`\nSKIPPED: accuracy (no turns.train.csv in "${folder}")`);
    return true;
  }
  if (heldOut === undefined) return report(predictEachOther(known), known);
  const unseen = await readUnseen(heldOut, known);
  return report(predictUnseen(known, unseen), unseen, { unseen: true });
}

function report(
  predictions: readonly Prediction[],
  interviews: readonly RatedInterview[],
  { unseen = false }: { readonly unseen?: boolean } = {},
): boolean {
  const judged: Judged = {
    actual: interviews.map(({ overall }) => overall),
    people: interviews.map(({ person }) => person),
  };
  const people = new Set(judged.people).size;
  const found = predictions.map((prediction) => measure(prediction, predictions[0]!, judged));
  const whom = `${interviews.length} interviews of ${people} people`;
  printAgreement(
    `Agreement with the judges' overall rating, ${whom}, ${
      unseen ? "learned from others" : "each person from the others"
    }`,
    found,
  );
  printGains(found.slice(1));
  const { agreement, alone, gain } = found.at(-1)!;
  for (const line of conclude({ people, ...gain, unseen })) console.log(`  ${line}`);
  const met = agreement.value >= AIM;
  const single = alone === "" ? "" : `; a single cut alone gives ${alone}`;
  console.log(`  Aim: r of at least ${AIM}, ${met ? "met" : "MISSED"}${single}.`);
  return met;
}

type Measured = ReturnType<typeof measure>;

function measure(prediction: Prediction, first: Prediction, judged: Judged) {
  const errors = errorsByPerson(prediction.ratings, judged);
  return {
    ...prediction,
    agreement: correlation(prediction.scores, judged),
    alone: spread(prediction.cuts.map((scores) => pearson(scores, judged.actual))),
    error: average(errors),
    gain: {
      r: correlationGain({ first: first.scores, scores: prediction.scores }, judged),
      error: errorGain(errorsByPerson(first.ratings, judged), errors),
    },
  };
}

function printAgreement(title: string, found: readonly Measured[]): void {
  printTable(title, [
    ["variant", "chosen post hoc", "r", "95 % interval", "single cuts", "squared error"],
    ...found.map(({ name, postHoc, agreement, alone, error }) => [
      name,
      postHoc,
      agreement.value.toFixed(3),
      range(agreement),
      alone,
      error.toFixed(3),
    ]),
  ]);
}

function printGains(found: readonly Measured[]): void {
  printTable("Gain over the first rubric, people paired with themselves", [
    ["variant", "r", "95 % bootstrap", "squared error less by", "95 % sequence", "in parts of it"],
    ...found.map(({ name, gain: { r, error } }) => [
      name,
      signed(r.value),
      range(r),
      error.less.value.toFixed(3),
      range(error.less),
      percentOf(error.share),
    ]),
  ]);
}

/** From the least to the largest; empty for one alone. */
const spread = (values: readonly number[]): string =>
  values.length < 2 ? "" : range({ lower: Math.min(...values), upper: Math.max(...values) });

const range = ({ lower, upper }: Interval): string => `${lower.toFixed(2)} to ${upper.toFixed(2)}`;
