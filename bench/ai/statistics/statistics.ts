/** Do the statistics of experiments keep what they promise? Simulated, from fixed seeds. */
import { drawNormal, type Random } from "../../../lib/random.ts";
import { percent } from "../../percent.ts";
import { printTable } from "../../table.ts";
import { compare, type Regret, RUNS as REGRET_RUNS, SCENARIOS, UNITS } from "./regret.ts";
import { LOOKS, type Rates, RUNS, simulate, UNITS_AN_ARM } from "./simulate.ts";

const MOST_FALSE_POSITIVES = 0.05;
const LEAST_POWER = 0.95;

const rate = (mean: number) => (random: Random): number => random() < mean ? 1 : 0;
const logNormal = (random: Random): number => Math.exp(drawNormal(random));

/** Prints every table; true if false positives, power and regret keep their budgets. */
export function runStatistics(): boolean {
  const results = [checkFalsePositives(), checkPower(), checkRegret()];
  return results.every((met) => met);
}

function checkFalsePositives(): boolean {
  const same: readonly (readonly [string, Rates])[] = [
    ["rates .60 .60", simulate({ control: rate(0.6), treatment: rate(0.6) }, { seed: 1 })],
    ["log-normal, skewed", simulate({ control: logNormal, treatment: logNormal }, { seed: 2 })],
  ];
  printTable(
    `A/A: share of ${RUNS} runs that find a difference, up to ${UNITS_AN_ARM} units an arm`,
    [
      [
        "outcome",
        `always-valid, ${LOOKS} looks`,
        `t-test, ${LOOKS} looks`,
        "t-test, 1 look",
        "budget",
      ],
      ...same.map(([name, { sequential, repeated, fixed }]) => [
        name,
        percent(sequential),
        percent(repeated),
        percent(fixed),
        `at most ${percent(MOST_FALSE_POSITIVES)}`,
      ]),
    ],
  );
  return same.every(([, { sequential }]) => sequential <= MOST_FALSE_POSITIVES);
}

function checkPower(): boolean {
  const found = simulate({ control: rate(0.6), treatment: rate(0.65) }, { seed: 3 });
  printTable(
    `Power: .60 against .65, share of ${RUNS} runs that find it by ${UNITS_AN_ARM} an arm`,
    [
      [`always-valid, ${LOOKS} looks`, "t-test, 1 look", "units an arm, middle run", "budget"],
      [
        percent(found.sequential),
        percent(found.fixed),
        String(found.medianUnits),
        `at least ${percent(LEAST_POWER)}`,
      ],
    ],
  );
  return found.sequential >= LEAST_POWER;
}

function checkRegret(): boolean {
  const compared = SCENARIOS.map((scenario) => ({ name: scenario.name, ...compare(scenario) }));
  printTable(
    `Regret: outcomes lost in ${UNITS} units, mean of ${REGRET_RUNS} runs with 95 % interval`,
    [
      ["arms", "even split", "Thompson, floor 10 %", "saved", "of even"],
      ...compared.map(({ name, even, adaptive, saved }) => [
        name,
        interval(even),
        interval(adaptive),
        interval(saved),
        percent(saved.mean / even.mean),
      ]),
    ],
  );
  return compared.every(({ saved }) => saved.mean - saved.margin > 0);
}
const interval = ({ mean, margin }: Regret): string => `${mean.toFixed(1)} ± ${margin.toFixed(1)}`;
