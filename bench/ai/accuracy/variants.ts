/** The ways of scoring an interview that are compared, from the first rubric on. */
import { average, type Row } from "../../coach/interviews/linear.ts";
import type { RatedInterview } from "../../coach/interviews/dataset.ts";
import { DIMENSIONS, extract, type Features } from "../../coach/interviews/features.ts";
import { type Fit, predictOutOfFold, weighted } from "../../coach/interviews/predict.ts";
import { rowOf } from "./columns.ts";
import { calibrated, clippedRidge, equalWeights, filled } from "./fits.ts";
import { countSpeech, type Speech } from "./speech.ts";

/** Ways of cutting the people into ten folds. */
const CUTS = [1, 2, 3, 4, 5] as const;

/** All that a variant may look at. */
interface Heard {
  readonly features: Features;
  readonly speech: Speech;
}

interface Variant {
  readonly name: string;
  /** What of it was chosen with the ratings of the same interviews in view. */
  readonly postHoc: string;
  readonly row: (heard: Heard) => Row;
  /** Gives the score that r is taken of. */
  readonly score: Fit;
  /** Gives the score on the judges' scale. */
  readonly rating: Fit;
}

/** What a variant says of people whom it did not learn from. */
export interface Prediction {
  readonly name: string;
  readonly postHoc: string;
  readonly scores: readonly number[];
  readonly ratings: readonly number[];
  /** The scores of each cut alone. */
  readonly cuts: readonly (readonly number[])[];
}

const dimensions = ({ features }: Heard): Row => features.dimensions ?? DIMENSIONS.map(() => NaN);
const ofDimensions = (fit: Fit) => {
  const score = filled(fit);
  return { row: dimensions, score, rating: calibrated(score) };
};
const ridge = { score: clippedRidge, rating: clippedRidge };

const VARIANTS: readonly Variant[] = [
  { name: "first rubric: equal weights", postHoc: "nothing", ...ofDimensions(equalWeights) },
  { name: "coach's weights in use", postHoc: "how far to equal", ...ofDimensions(weighted) },
  {
    name: "coach + delivery",
    postHoc: "nothing",
    row: (heard) => [...dimensions(heard), ...heard.features.delivery],
    ...ridge,
  },
  {
    name: "text rates without timing",
    postHoc: "the columns",
    row: ({ speech }) => rowOf(speech, ["text"]),
    ...ridge,
  },
  {
    name: "lean: text rates + delivery",
    postHoc: "the columns",
    row: ({ speech }) => rowOf(speech, ["text", "timing", "delivery"]),
    ...ridge,
  },
];

const hear = (interview: RatedInterview): Heard => ({
  features: extract(interview),
  speech: countSpeech(interview),
});

const targetsOf = (interviews: readonly RatedInterview[]) => ({
  targets: interviews.map(({ overall }) => overall),
  groups: interviews.map(({ person }) => person),
});

/** By every variant: for each person from the others, mean over the cuts. */
export function predictEachOther(interviews: readonly RatedInterview[]): Prediction[] {
  const heard = interviews.map(hear);
  const known = targetsOf(interviews);
  return VARIANTS.map(({ name, postHoc, row, score, rating }) => {
    const rows = heard.map(row);
    const cuts = CUTS.map((cut) => predictOutOfFold({ rows, ...known, fit: score }, [cut]));
    const scores = rows.map((_, at) => average(cuts.map((cut) => cut[at]!)));
    const ratings = rating === score
      ? scores
      : predictOutOfFold({ rows, ...known, fit: rating }, CUTS);
    return { name, postHoc, scores, ratings, cuts };
  });
}

/** By every variant, learned from all of the known interviews, for others. */
export function predictUnseen(
  known: readonly RatedInterview[],
  unseen: readonly RatedInterview[],
): Prediction[] {
  const { targets, groups } = targetsOf(known);
  const [heardKnown, heardUnseen] = [known.map(hear), unseen.map(hear)];
  return VARIANTS.map(({ name, postHoc, row, score, rating }) => {
    const predict = (fit: Fit): number[] =>
      heardUnseen.map(row).map(fit(heardKnown.map(row), targets, groups));
    const scores = predict(score);
    return { name, postHoc, scores, ratings: predict(rating), cuts: [scores] };
  });
}
