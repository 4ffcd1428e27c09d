/** Experiments of two arms, looked at again and again. */
import { difference } from "../../../lib/ai/experiments/statistics/effect.ts";
import {
  mergeMoments,
  type Moments,
  momentsOf,
  NO_MOMENTS,
} from "../../../lib/ai/experiments/statistics/moments.ts";
import { type Random, seededRandom } from "../../../lib/random.ts";
import { alwaysValidP } from "../../../lib/ai/experiments/statistics/sequential.ts";
import { fixedP, welchDegrees } from "../../../lib/ai/experiments/statistics/welch.ts";

export const RUNS = 4000;
export const LOOKS = 100;
export const UNITS_AN_ARM = 5000;
const ALPHA = 0.05;

/** How the two arms' outcomes come about, one unit at a time. */
export interface Arms {
  readonly control: (random: Random) => number;
  readonly treatment: (random: Random) => number;
}

/** Of all runs, each as a share. */
export interface Rates {
  /** Always-valid p at most alpha at any look. */
  readonly sequential: number;
  /** The t-test's p at most alpha at any look: what repeated looking does to a fixed test. */
  readonly repeated: number;
  /** The t-test's p at most alpha at the last look alone. */
  readonly fixed: number;
  /** Units an arm at the first sequential finding, the middle run's; infinite if most find nothing. */
  readonly medianUnits: number;
}

/** All runs of these arms. */
export function simulate(arms: Arms, { seed }: { readonly seed: number }): Rates {
  const random = seededRandom(seed);
  const runs = Array.from({ length: RUNS }, () => simulateRun(arms, random));
  const share = (holds: (run: Run) => boolean): number => runs.filter(holds).length / RUNS;
  const found = runs.map(({ foundAt }) => foundAt).sort((a, b) => a - b);
  return {
    sequential: share(({ foundAt }) => foundAt < Infinity),
    repeated: share(({ repeated }) => repeated),
    fixed: share(({ fixed }) => fixed),
    medianUnits: found[RUNS / 2]!,
  };
}

interface Run {
  readonly foundAt: number;
  readonly repeated: boolean;
  readonly fixed: boolean;
}

function simulateRun(arms: Arms, random: Random): Run {
  let [control, treatment] = [NO_MOMENTS, NO_MOMENTS];
  let foundAt = Infinity;
  let repeated = false;
  let fixed = false;
  for (let look = 1; look <= LOOKS; look++) {
    control = mergeMoments(control, draw(arms.control, random));
    treatment = mergeMoments(treatment, draw(arms.treatment, random));
    const effect = difference(control, treatment);
    if (foundAt === Infinity && alwaysValidP(effect) <= ALPHA) foundAt = control.n;
    if (repeated && look < LOOKS) continue;
    fixed = fixedP(effect, welchDegrees(control, treatment)) <= ALPHA;
    repeated ||= fixed;
  }
  return { foundAt, repeated, fixed };
}

const draw = (outcome: (random: Random) => number, random: Random): Moments =>
  momentsOf(Array.from({ length: UNITS_AN_ARM / LOOKS }, () => outcome(random)));
