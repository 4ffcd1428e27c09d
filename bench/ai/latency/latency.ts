/** How long candidates wait for words when models dawdle, stall and fail, with and without what is done about it. */
import { seededRandom } from "../../../lib/random.ts";
import { percent } from "../../percent.ts";
import { printTable } from "../../table.ts";
import { arrivals, REPEATED } from "./arrivals.ts";
import { CONFIGURATIONS, recordedOf } from "./configurations.ts";
import { watchLag } from "./lag.ts";
import { ascending, milliseconds, percentile, percentilesOf } from "./percentiles.ts";
import { type Seen, watchPage } from "./page.ts";
import { SCENARIOS } from "./scenarios.ts";
import { type Observed, runTrial, type Trial } from "./trial.ts";

const TRAFFIC = { count: 48, perSecond: 3 } as const;
/** Of the first useful words on the page, whoever's. */
const MOST_MS = 2_000;
/** Of all that is on, against all that is off. */
const LEAST_FASTER = 0.2;

/** Prints every table; true if nothing was lost or charged twice, and the median and the longest wait keep to it. */
export async function runLatency(): Promise<boolean> {
  printSource();
  const endLag = watchLag();
  const all: Trial[][] = CONFIGURATIONS.map(() => []);
  const pages: (readonly Seen[])[] = [];
  for (const scenario of SCENARIOS) {
    const requests = arrivals(TRAFFIC, seededRandom(1));
    const trials = await Promise.all(
      CONFIGURATIONS.map((configuration) => runTrial(scenario, { configuration, requests })),
    );
    printTrials(`Latency: ${scenario.name}`, trials);
    trials.forEach((trial, at) => all[at]!.push(trial));
    pages.push(await watchPage(scenario, TRAFFIC));
  }
  const joined = all.map(join);
  printTrials("Latency: all scenarios together", joined);
  printGains(all);
  printWriting(joined.at(-1)!);
  printPages(pages);
  console.log(endLag());
  return conclude(joined, pages.flat());
}

function printSource(): void {
  console.log([
    "",
    `Latency: ${TRAFFIC.count} requests a cell, ${TRAFFIC.perSecond} a second (Poisson), the same for every row;`,
    `  ${
      percent(REPEATED)
    } ask what was asked before (chosen). Real milliseconds, nothing scaled; ledgers on PGlite.`,
    "  Times to the first token are drawn from published percentiles, straight lines in between (ModelStats 2026);",
    "  no recording of single requests with such tails was found.",
    `  ${recordedOf("large")}`,
    `  ${recordedOf("small")}`,
    "  Before, 40 requests meet no trouble, so that every row knows its models.",
    "  first = first proven words of the run; model = those of a model (never: the coach answered instead).",
  ].join("\n"));
}

function printTrials(title: string, trials: readonly Trial[]): void {
  printTable(title, [
    [
      "on",
      ...["first p50", "p95", "p99"],
      `> ${MOST_MS / 1000} s`,
      ...["model p50", "p95", "p99"],
      ...["result p50", "p95", "p99"],
      ...[
        "by coach",
        "part",
        "cached",
        "lost",
        "calls",
        "twice",
        "unbooked",
        "unused cost",
        "faults",
      ],
    ],
    ...trials.map((trial, at) => rowOf(CONFIGURATIONS[at]!.name, trial)),
  ]);
}

function rowOf(name: string, trial: Trial): readonly string[] {
  const { observed, attempts, twice, unbooked, costNano, unusedNano, faults } = trial;
  return [
    name,
    ...percentilesOf(observed.map(({ firstMs }) => firstMs)),
    percent(shareOf(observed, ({ firstMs }) => firstMs > MOST_MS)),
    ...percentilesOf(observed.map(({ modelMs }) => modelMs)),
    ...percentilesOf(observed.map(({ resultMs }) => resultMs)),
    percent(shareOf(observed, ({ byModel }) => !byModel)),
    percent(shareOf(observed, ({ isWhole }) => !isWhole)),
    percent(shareOf(observed, ({ cached }) => cached)),
    String(lostIn(trial)),
    String(attempts),
    String(twice),
    String(unbooked),
    costNano === 0 ? "-" : percent(unusedNano / costNano),
    String(faults),
  ];
}

const shareOf = (observed: readonly Observed[], holds: (one: Observed) => boolean): number =>
  observed.filter(holds).length / observed.length;

const lostIn = ({ observed }: Trial): number =>
  observed.filter(({ resultMs }) => resultMs === Infinity).length;

function join(trials: readonly Trial[]): Trial {
  const sum = (of: (trial: Trial) => number) => trials.reduce((total, one) => total + of(one), 0);
  return {
    observed: trials.flatMap(({ observed }) => observed),
    firstTextsMs: trials.flatMap(({ firstTextsMs }) => firstTextsMs),
    faults: sum(({ faults }) => faults),
    attempts: sum(({ attempts }) => attempts),
    twice: sum(({ twice }) => twice),
    unbooked: sum(({ unbooked }) => unbooked),
    astrayNano: sum(({ astrayNano }) => astrayNano),
    costNano: sum(({ costNano }) => costNano),
    unusedNano: sum(({ unusedNano }) => unusedNano),
  };
}

/** All on against all off, scenario by scenario. */
function printGains(all: readonly (readonly Trial[])[]): void {
  const [off, on] = [all[0]!, all.at(-1)!];
  printTable("Latency: ms to first words, all off and all on", [
    ["scenario", "p50 off", "on", "p95 off", "on", "p99 off", "on", "p50 faster by"],
    ...SCENARIOS.map(({ name }, at) => {
      const [before, after] = [off, on].map((trials) =>
        ascending(trials[at]!.observed.map(({ firstMs }) => firstMs))
      ) as [readonly number[], readonly number[]];
      return [
        name,
        ...[0.5, 0.95, 0.99].flatMap((share) =>
          [before, after].map((sorted) => milliseconds(percentile(sorted, share)))
        ),
        percent(1 - percentile(after, 0.5) / percentile(before, 0.5)),
      ];
    }),
  ]);
}

/** What no reliability shortens: the time that a model takes to write what can be shown. */
function printWriting({ firstTextsMs, observed }: Trial): void {
  const asked = observed.filter(({ cached, byModel }) => !cached && byModel);
  const median = (values: readonly number[]) => milliseconds(percentile(ascending(values), 0.5));
  console.log(
    `\nAll on, models asked: the first text is there after ${
      median(firstTextsMs)
    } ms (median), the ` +
      `first proven title of advice after ${median(asked.map(({ modelMs }) => modelMs))} ms: ` +
      "what lies between is the model's own writing",
  );
}

/** Coach and model as a candidate gets them from the running server, which starts anew for every scenario. */
function printPages(pages: readonly (readonly Seen[])[]): void {
  printTable("Latency: ms from the end of an answer to what its report shows, product as it runs", [
    ["scenario", "coach's reading p50", "p95", "p99", "model's advice p50", "p95", "p99"],
    ...SCENARIOS.map(({ name }, at) => [
      name,
      ...percentilesOf(pages[at]!.map(({ coachMs }) => coachMs)),
      ...percentilesOf(pages[at]!.map(({ modelMs }) => modelMs)),
    ]),
  ]);
}

function conclude(joined: readonly Trial[], seen: readonly Seen[]): boolean {
  const [off, on] = [joined[0]!, joined.at(-1)!];
  const median = (of: (one: Observed) => number, { observed }: Trial) =>
    percentile(ascending(observed.map(of)), 0.5);
  const faster = (of: (one: Observed) => number) => 1 - median(of, on) / median(of, off);
  const first = faster(({ firstMs }) => firstMs);
  const ofModel = faster(({ modelMs }) => modelMs);
  const useful = seen.map(({ coachMs, modelMs }) => Math.min(coachMs, modelMs));
  const late = useful.filter((ms) => ms > MOST_MS).length;
  const lateModels = on.observed.filter(({ firstMs }) => firstMs > MOST_MS).length;
  const lost = joined.reduce((total, trial) => total + lostIn(trial), 0);
  const astray = joined.reduce(
    (total, { twice, unbooked, astrayNano }) => total + twice + unbooked + astrayNano,
    0,
  );
  const rows: readonly (readonly [string, string, string, boolean])[] = [
    [
      "median to first words",
      percent(first),
      `at least ${percent(LEAST_FASTER)} faster`,
      first >= LEAST_FASTER,
    ],
    [
      "page: answers later than 2 s to first useful words",
      `${late} of ${seen.length}`,
      "0",
      late === 0,
    ],
    ["requests lost, all rows", String(lost), "0", lost === 0],
    ["booked twice, not at all, or astray", String(astray), "0", astray === 0],
    [
      "median to a model's first words",
      percent(ofModel),
      `at least ${percent(LEAST_FASTER)} faster`,
      ofModel >= LEAST_FASTER,
    ],
  ];
  printTable("Latency: all on against all off, all scenarios together", [
    ["figure", "measured", "asked", "met"],
    ...rows.map(([figure, measured, asked, met]) => [figure, measured, asked, met ? "yes" : "no"]),
  ]);
  console.log(
    `\nThe page has the coach's reading after at most ${
      milliseconds(Math.max(...useful))
    } ms. Of the runs ` +
      `alone, ${lateModels} of ${on.observed.length} came to their first words after 2 s: candidates read the ` +
      "coach's meanwhile",
  );
  return rows.every(([, , , met]) => met);
}
