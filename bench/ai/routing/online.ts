/**
 * What learning costs: recorded prompts come one by one, in an order by chance, to policies that start with
 * nothing and see only the answer of the model they chose. Utility is quality less weighted dollars, at the weights
 * of the product's own tasks; a prompt costs its tokens at the recorded price, as answers are not recorded everywhere.
 * The router is fitted to the texts of what it was told after 500, 2,000 and 8,000 answers.
 */
import { addValue, momentsOf, NO_MOMENTS } from "../../../lib/ai/experiments/statistics/moments.ts";
import { estimateTokens } from "../../../lib/ai/shared/tokens.ts";
import { EVALUATE } from "../../../lib/ai/tasks/evaluate/evaluate.ts";
import { FOLLOW_UP } from "../../../lib/ai/tasks/follow_up/follow_up.ts";
import { seededRandom } from "../../../lib/random.ts";
import { printTable } from "../../table.ts";
import { readRecordings, type Recording } from "./data.ts";
import {
  always,
  byChance,
  epsilonGreedy,
  type Offer,
  type Policy,
  type PolicyParts,
  routed,
} from "./policies.ts";
import { mean } from "./score.ts";

const SEEDS = [1, 2, 3, 4, 5] as const;
const SHARES = [0.01, 0.03, 0.1, 0.3, 1] as const;
const OBJECTIVES = [EVALUATE.objective.perDollar, FOLLOW_UP.objective.perDollar] as const;
const MOST_LOST = 0.01;
const PRICED_TOKENS = 1e6;
const ROUTER = "router";

/** Utility lost against the best fixed model, at each share of the replay. */
interface Run {
  readonly lost: readonly number[];
  readonly quality: number;
  readonly dollars: number;
}

/**
 * Prints a table a recording and objective; true if the router never loses more than epsilon-greedy or chance, nor
 * more a prompt than `MOST_LOST` against the best fixed model.
 */
export async function runOnline(): Promise<boolean> {
  const recordings = await readRecordings();
  const named = recordings.filter(({ name }) => name !== "MMLU, text only");
  const results = named.flatMap((recording) =>
    OBJECTIVES.map((perDollar) => replay(recording, perDollar))
  );
  return results.every((met) => met);
}

function replay({ name, prompts, models }: Recording, perDollar: number): boolean {
  const offers = prompts.map((prompt): Offer => {
    const tokens = estimateTokens(prompt.prompt);
    return {
      prompt,
      costs: models.map(({ price }) => tokens * price / PRICED_TOKENS),
    };
  });
  const utilities = offers.map(({ prompt, costs }) =>
    prompt.qualities.map((quality, index) => quality - perDollar * costs[index]!)
  );
  const totals = models.map((_, index) => mean(utilities.map((one) => one[index]!)));
  const best = totals.indexOf(Math.max(...totals));
  const gap = prompts.length * (mean(utilities.map((one) => Math.max(...one))) - totals[best]!);
  const ways = waysOf(models);
  const runs = ways.map(([, make]) =>
    SEEDS.map((seed) =>
      run(make({ models, perDollar, random: seededRandom(seed) }), {
        offers: shuffled(offers, seed),
        perDollar,
        best,
      })
    )
  );
  printTable(
    `Learning online, ${name} (${prompts.length} prompts, ${models.length} models), ${perDollar} a dollar: ` +
      `utility lost against always ${models[best]!.name}, mean of ${SEEDS.length} orders`,
    [
      [
        "policy",
        ...SHARES.map((share) => `${100 * share} %`),
        "spread",
        "of oracle",
        "quality",
        "$",
      ],
      ...ways.map(([way], index) => [way, ...cells(runs[index]!, gap)]),
      ["oracle", ...SHARES.map((share) => (-gap * share).toFixed(1)), "", "100 %", "", ""],
    ],
  );
  const final = (way: string) =>
    mean(runs[ways.findIndex(([name]) => name === way)]!.map(({ lost }) => lost.at(-1)!));
  return final(ROUTER) <=
    Math.min(final("epsilon-greedy 0.1"), final("chance"), MOST_LOST * prompts.length);
}

function waysOf(models: PolicyParts["models"]): [string, (parts: PolicyParts) => Policy][] {
  const byPrice = models.map((_, index) => index).sort((a, b) =>
    models[a]!.price - models[b]!.price
  );
  return [
    ["chance", byChance],
    ["always cheapest", () => always(byPrice[0]!)],
    ["always dearest", () => always(byPrice.at(-1)!)],
    ["epsilon-greedy 0.1", epsilonGreedy],
    ["router, text alone", (parts) => routed(parts, { group: false, text: true })],
    ["router, group alone", (parts) => routed(parts, { group: true, text: false })],
    [ROUTER, routed],
  ];
}

interface Setting {
  readonly offers: readonly Offer[];
  readonly perDollar: number;
  readonly best: number;
}

function run(policy: Policy, { offers, perDollar, best }: Setting): Run {
  const stops = SHARES.map((share) => Math.max(1, Math.round(share * offers.length)));
  const lost: number[] = [];
  let [total, dollars] = [0, 0];
  let quality = NO_MOMENTS;
  offers.forEach((offer, index) => {
    const chosen = policy.choose(offer);
    const { qualities } = offer.prompt;
    total += qualities[best]! - qualities[chosen]! -
      perDollar * (offer.costs[best]! - offer.costs[chosen]!);
    dollars += offer.costs[chosen]!;
    quality = addValue(quality, qualities[chosen]!);
    policy.learn(offer, chosen);
    if (stops.includes(index + 1)) lost.push(total);
  });
  return { lost, quality: quality.mean, dollars };
}

function cells(runs: readonly Run[], gap: number): string[] {
  const final = momentsOf(runs.map(({ lost }) => lost.at(-1)!));
  return [
    ...SHARES.map((_, index) => mean(runs.map(({ lost }) => lost[index]!)).toFixed(1)),
    `± ${Math.sqrt(final.variance).toFixed(1)}`,
    `${(-100 * final.mean / gap).toFixed(1)} %`,
    mean(runs.map(({ quality }) => quality)).toFixed(3),
    mean(runs.map(({ dollars }) => dollars)).toFixed(2),
  ];
}

/** Fisher and Yates. */
export function shuffled<T>(items: readonly T[], seed: number): T[] {
  const random = seededRandom(1000 + seed);
  const order = [...items];
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  return order;
}
