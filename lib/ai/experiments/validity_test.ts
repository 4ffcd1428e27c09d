/** Do figures hold at any number of looks, as they are made here: from units whose runs go on, and shares that follow? */
import assert from "node:assert/strict";
import { seededRandom } from "../../random.ts";
import { declare } from "./__fixtures__/population.ts";
import type { Experiment } from "./definition.ts";
import { effectsOf } from "./effects.ts";
import { alphaOf, LEAST_UNITS } from "./needed.ts";
import { type Epoch, fallsTo, type Progress } from "./progress.ts";
import { sampleRatioOf } from "./sample.ts";
import { nextShares } from "./shares.ts";
import { confidenceSequence } from "./statistics/sequential.ts";
import type { Unit } from "./units.ts";

const HOUR_MS = 60 * 60_000;

interface World {
  readonly experiment: Experiment;
  /** Chance of a valid run in each variant, for a candidate of middling skill. */
  readonly chances: readonly number[];
  readonly looks: number;
  readonly unitsALook: number;
  /** Whether candidates come back, so that what was measured of them changes. */
  readonly returning: boolean;
}

interface Seen {
  readonly missed: boolean;
  readonly mismatched: boolean;
  readonly epochs: number;
}

interface Person {
  readonly arm: number;
  readonly epoch: number;
  readonly at: number;
  readonly chance: number;
  runs: number;
  valid: number;
}

/** One experiment from its first candidate to its last look. */
function live({ experiment, chances, looks, unitsALook, returning }: World, seed: number): Seen {
  const random = seededRandom(seed);
  const epochs: Epoch[] = [{
    number: 0,
    shares: experiment.variants.map(({ share }) => share),
    effectiveAt: 0,
  }];
  const people: Person[] = [];
  const run = (person: Person) => {
    person.runs += 1;
    person.valid += random() < person.chance ? 1 : 0;
  };
  let [missed, mismatched] = [false, false];
  for (let look = 1; look <= looks; look++) {
    const at = look * HOUR_MS;
    for (const person of people) if (returning && random() < 0.1) run(person);
    for (let i = 0; i < unitsALook; i++) {
      const epoch = epochs.at(-1)!;
      const arm = fallsTo(experiment, { unit: `${seed} ${look} ${i}`, epoch })!;
      const skill = (random() - 0.5) * 0.3;
      people.push({
        arm,
        epoch: epoch.number,
        at,
        chance: chances[arm]! + skill,
        runs: 0,
        valid: 0,
      });
      run(people.at(-1)!);
    }
    const progress: Progress = { begunAt: 0, looks: look, isChanged: false, epochs, stops: [] };
    const sample = { experiment, progress, units: people.map(toUnit) };
    missed ||= misses(sample, chances);
    mismatched ||= sampleRatioOf(sample).isMismatch;
    const shares = nextShares(sample, { now: at + HOUR_MS, isTrusted: true });
    if (shares) epochs.push({ number: epochs.length, shares, effectiveAt: at + 1 });
  }
  return { missed, mismatched, epochs: epochs.length };
}

const toUnit = ({ arm, epoch, at, runs, valid }: Person): Unit => ({
  arm,
  epoch,
  at,
  values: { validity: valid / runs },
  before: {},
});

/** Whether any variant's interval for the difference leaves the true one out. */
function misses(sample: Parameters<typeof effectsOf>[0], chances: readonly number[]): boolean {
  const effects = effectsOf(sample, "validity");
  if (effects.some(({ n }) => n < LEAST_UNITS)) return false;
  return effects.slice(1).some(({ difference }, i) => {
    const { lower, upper } = confidenceSequence(difference!, {
      alpha: alphaOf(sample.experiment),
      tunedFor: difference!.tunedFor,
    });
    const truth = chances[i + 1]! - chances[0]!;
    return truth < lower || truth > upper;
  });
}

const RUNS = 40;

function simulate(world: World) {
  const seen = Array.from({ length: RUNS }, (_, seed) => live(world, seed + 1));
  const share = (is: (one: Seen) => boolean) => seen.filter(is).length / RUNS;
  return {
    missed: share(({ missed }) => missed),
    mismatched: share(({ mismatched }) => mismatched),
    epochs: seen.reduce((sum, { epochs }) => sum + epochs, 0) / RUNS,
  };
}

const SAME = [0.6, 0.6];
const BASE = { looks: 40, unitsALook: 25, returning: true };
const ADAPTIVE = declare({ allocation: "thompson" });

for (
  const [name, world] of [
    ["two variants that are the same", { ...BASE, experiment: declare(), chances: SAME }],
    ["shares that follow what is the same", { ...BASE, experiment: ADAPTIVE, chances: SAME }],
    ["shares that follow a better variant", {
      ...BASE,
      experiment: ADAPTIVE,
      chances: [0.5, 0.65],
    }],
  ] as const satisfies readonly (readonly [string, World])[]
) {
  Deno.test(`effectsOf() makes intervals that hold at every look: ${name}`, () => {
    const { missed, mismatched, epochs } = simulate(world);
    assert.ok(missed <= 0.1, `${missed} of the runs missed the truth, where 0.05 may`);
    assert.equal(mismatched, 0);
    assert.equal(epochs > 2, world.experiment === ADAPTIVE);
  });
}
