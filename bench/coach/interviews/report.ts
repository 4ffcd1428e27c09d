/** Compares the coach's figure with the judges' overall rating on mock interviews. */
import { printTable } from "../../table.ts";
import { interviewsFolder, type RatedInterview, readInterviews } from "./dataset.ts";
import { DIMENSIONS, extract, type Features } from "./features.ts";
import { seededRandom } from "../../../lib/random.ts";
import { average, fitNonNegative, type Row } from "./linear.ts";
import { type Fit, predictOutOfFold, PULL, ridge, weighted } from "./predict.ts";
import { bootstrapPearson, pearson } from "./validation.ts";

const SEEDS = [1, 2, 3, 4, 5] as const;
const BOOTSTRAP_ROUNDS = 2000;

/** Prints Pearson's r with its interval; names what it skipped. States no budget, so misses none. */
export async function benchInterviews(): Promise<string[]> {
  const directory = interviewsFolder();
  const interviews = await readInterviews(directory, "train");
  if (interviews === null) {
    console.log(`\nSKIPPED: comparison with judges (no turns.train.csv in "${directory}")`);
    return [];
  }
  const features = interviews.map(extract);
  printCounts(interviews, features);
  printTable("Pearson r with the judges' overall rating (95% interval by bootstrap over people)", [
    ["prediction", "r", "interval"],
    ...compare(interviews, features),
  ]);
  printWeights(interviews, features);
  return [];
}

function printCounts(interviews: readonly RatedInterview[], features: readonly Features[]): void {
  const people = new Set(interviews.map(({ person }) => person)).size;
  const answers = features.reduce((sum, entry) => sum + entry.answers, 0);
  const abstained = features.reduce((sum, entry) => sum + entry.abstained, 0);
  console.log(
    `\nMIT Interview dataset: ${interviews.length} interviews of ${people} people, ` +
      `${answers} answers, the coach abstained on ${abstained}.`,
  );
}

function compare(
  interviews: readonly RatedInterview[],
  features: readonly Features[],
): string[][] {
  const dimensions = dimensionRows(features);
  const delivery = features.map((entry) => entry.delivery);
  const both = dimensions.map((row, at) => [...row, ...delivery[at]!]);
  const shipped = features.map(({ overall }) => overall);
  const outOfFold = (rows: readonly Row[], fit: Fit) =>
    predictOutOfFold(
      { rows, targets: ratings(interviews), groups: people(interviews), fit },
      SEEDS,
    );
  return [
    line("number of words alone, nothing fitted", features.map(({ words }) => words), interviews),
    line(
      "coach, text only, weights fitted out of fold",
      outOfFold(dimensions, weighted),
      interviews,
    ),
    line("coach, text only, equal weights, nothing fitted", dimensions.map(average), interviews),
    line("delivery alone, ridge out of fold", outOfFold(delivery, ridge), interviews),
    line("coach + delivery, ridge out of fold", outOfFold(both, ridge), interviews),
    line("coach as shipped (its weights saw these ratings)", imputed(shipped), interviews),
  ];
}

function line(
  name: string,
  predicted: readonly number[],
  interviews: readonly RatedInterview[],
): string[] {
  const actual = ratings(interviews);
  const { low, high } = bootstrapPearson({ predicted, actual }, people(interviews), {
    rounds: BOOTSTRAP_ROUNDS,
    next: seededRandom(7),
  });
  return [name, pearson(predicted, actual).toFixed(3), `${low.toFixed(2)} to ${high.toFixed(2)}`];
}

const ratings = (interviews: readonly RatedInterview[]) => interviews.map(({ overall }) => overall);
const people = (interviews: readonly RatedInterview[]) => interviews.map(({ person }) => person);

/** An interview without any scored answer stands at the mean of the others. */
function imputed(values: readonly (number | null)[]): number[] {
  const mean = average(values.filter((value) => value !== null));
  return values.map((value) => value ?? mean);
}

function dimensionRows(features: readonly Features[]): number[][] {
  const columns = DIMENSIONS.map((_, at) =>
    imputed(features.map(({ dimensions }) => dimensions?.[at] ?? null))
  );
  return features.map((_, line) => columns.map((column) => column[line]!));
}

function printWeights(interviews: readonly RatedInterview[], features: readonly Features[]): void {
  const rows = dimensionRows(features);
  const weights = fitNonNegative(rows, ratings(interviews), PULL);
  const alone = DIMENSIONS.map((_, at) =>
    pearson(rows.map((row) => row[at]!), ratings(interviews))
  );
  printTable("Dimensions: r alone, and the weight that all interviews give it", [
    ["dimension", "mean", "r", "weight"],
    ...DIMENSIONS.map((id, at) => [
      id,
      average(rows.map((row) => row[at]!)).toFixed(2),
      alone[at]!.toFixed(2),
      weights[at]!.toFixed(2),
    ]),
  ]);
}
