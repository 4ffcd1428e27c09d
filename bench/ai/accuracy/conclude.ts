/** What may be said of a gain, and what may not. */
import type { ErrorGain, Estimate } from "./gains.ts";

/** The gain that was claimed, as shares. */
const CLAIMED = { least: 0.1, most: 0.15 } as const;

export interface Outcome {
  readonly people: number;
  readonly r: Estimate;
  readonly error: ErrorGain;
  /** Whether nothing was learned from these people. */
  readonly unseen: boolean;
}

/** Whole sentences, one a line. */
export function conclude({ people, r, error, unseen }: Outcome): string[] {
  const { less, share } = error;
  const found = less.lower > 0 && r.lower > 0;
  return [
    `On ${people} people ${unseen ? "not learned from" : "(each predicted from the others)"}, ` +
    `the lean model's squared error is ${percentOf(share)} below the first rubric's, ` +
    `r is ${signed(r.value)} (${signed(r.lower)} to ${signed(r.upper)}): ` +
    (found ? `a gain is shown${unseen ? "" : " on these interviews"}.` : "no gain is shown."),
    `The claim of +${100 * CLAIMED.least} to ${100 * CLAIMED.most} % names no measure; ` +
    `taken as squared error, ${sizeOf(share)}.`,
    unseen
      ? "Nothing was learned from these people: unless something was chosen with them in view, nothing " +
        "here is post hoc."
      : "The lean columns were chosen with r on these interviews in view: their gain is post hoc, " +
        "and likely less on others. Fixed before the first run: word lists, folds, cuts, penalties, " +
        "the paired sequence, and lean against first rubric as the comparison that counts.",
    "It comes with delivery, which judges heard and the coach shows but never scores (decision " +
    "007): the product's own scores do not gain it.",
  ];
}

function sizeOf({ lower, upper }: Estimate): string {
  if (lower >= CLAIMED.least) return "the gain is at least as large as claimed";
  if (upper < CLAIMED.least) return "the gain is smaller than claimed";
  return "the interval does not settle whether the gain is that large";
}

export const percentOf = ({ value, lower, upper }: Estimate): string =>
  `${percent(value)} % (${percent(lower)} to ${percent(upper)})`;

export const signed = (value: number): string => `${value < 0 ? "" : "+"}${value.toFixed(2)}`;

const percent = (share: number): string => (100 * share).toFixed(0);
