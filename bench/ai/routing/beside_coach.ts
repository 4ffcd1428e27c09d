/**
 * What it costs to decide whether a model is worth more than the coach, who has answered already, of known quality and
 * for nothing. Recorded prompts come one by one to routers that start with nothing; the coach is a little better or
 * worse than the best model. The baseline draws for this too, as models are ordered among themselves.
 */
import { addValue, momentsOf, NO_MOMENTS } from "../../../lib/ai/experiments/statistics/moments.ts";
import { COACH_MODEL } from "../../../lib/ai/providers/coach/mod.ts";
import type { CandidateFigures } from "../../../lib/ai/routing/mod.ts";
import { estimateTokens } from "../../../lib/ai/shared/tokens.ts";
import { EVALUATE } from "../../../lib/ai/tasks/evaluate/evaluate.ts";
import { seededRandom } from "../../../lib/random.ts";
import { printTable } from "../../table.ts";
import { readRecordings, type RecordedPrompt, type Recording } from "./data.ts";
import { asModel, Learner } from "./learner.ts";
import { shuffled } from "./online.ts";
import { mean } from "./score.ts";

const SEEDS = [1, 2, 3, 4, 5] as const;
/** Utility of the coach, less that of the best model. */
const LEADS = [-0.2, -0.05, 0.05] as const;
const { perDollar } = EVALUATE.objective;
const PRICED_TOKENS = 1e6;
const DRAWN = "drawn against the coach";
const ROUTER = "router";

/** Who answers, from a decision's figures: a model's id, or the coach's. */
type Way = (decided: Decided) => string;

interface Decided {
  readonly first: string;
  readonly figures: readonly CandidateFigures[];
}

const WAYS: readonly (readonly [string, Way])[] = [
  [DRAWN, ({ figures }) => best(figures)],
  ["expected alone", expected],
  [ROUTER, ({ first }) => first],
];

/** The best draw of those that are expected to be worth more than the coach, so that what is not known is not tried. */
function expected({ figures }: Decided): string {
  const coach = figures.find(({ model }) => model === COACH_MODEL.id)!;
  const worth = figures.filter(({ quality, drawn, utility }) =>
    quality - drawn + utility > coach.utility
  );
  return worth.length > 0 ? best(worth) : coach.model;
}

const best = (figures: readonly CandidateFigures[]) =>
  figures.reduce((a, b) => b.utility > a.utility ? b : a).model;

/** Prints a table a recording; true if the router loses no more than draws do, over all that is replayed. */
export async function runBesideCoach(): Promise<boolean> {
  const recordings = await readRecordings();
  const named = recordings.filter(({ name }) => name !== "MMLU, text only");
  const totals = named.map(printRecording);
  const sum = (way: string) => totals.reduce((total, lost) => total + lost.get(way)!, 0);
  console.log(`\nOver all: ${sum(ROUTER).toFixed(1)} lost, ${sum(DRAWN).toFixed(1)} where drawn`);
  return sum(ROUTER) <= sum(DRAWN);
}

/** Utility lost by each way, over all leads. */
function printRecording(recording: Recording): ReadonlyMap<string, number> {
  const { name, prompts, models } = recording;
  const lost = new Map<string, number>();
  const rows = WAYS.map(([way, choose]) => [
    way,
    ...LEADS.flatMap((lead) => {
      const runs = SEEDS.map((seed) => replay(recording, { choose, lead, seed }));
      const { mean: total, variance } = momentsOf(runs.map(({ lost }) => lost));
      lost.set(way, (lost.get(way) ?? 0) + total);
      const toCoach = mean(runs.map(({ toCoach }) => toCoach));
      return [
        `${total.toFixed(1)} ± ${Math.sqrt(variance).toFixed(1)}`,
        `${(100 * toCoach).toFixed(1)} %`,
      ];
    }),
  ]);
  printTable(
    `Beside the coach, ${name} (${prompts.length} prompts, ${models.length} models), ${perDollar} a dollar: ` +
      `utility lost against the better of the best model and the coach, mean of ${SEEDS.length} orders`,
    [
      [
        "way",
        ...LEADS.flatMap((lead) => [`coach ${lead > 0 ? "+" : ""}${lead}`, "left to it"]),
      ],
      ...rows,
    ],
  );
  return lost;
}

interface Setting {
  readonly choose: Way;
  readonly lead: number;
  readonly seed: number;
}

function replay({ prompts, models }: Recording, { choose, lead, seed }: Setting) {
  const costOf = (prompt: RecordedPrompt, at: number) =>
    estimateTokens(prompt.prompt) * models[at]!.price / PRICED_TOKENS;
  const worthOf = (prompt: RecordedPrompt, at: number) =>
    prompt.qualities[at]! - perDollar * costOf(prompt, at);
  const bestModel = Math.max(
    ...models.map((_, at) => mean(prompts.map((prompt) => worthOf(prompt, at)))),
  );
  const coach = Math.max(0, Math.min(1, bestModel + lead));
  const router = new Learner({
    models: [...models.map(asModel), { ...COACH_MODEL, quality: coach }],
    random: seededRandom(seed),
  });
  let given = NO_MOMENTS;
  let toCoach = 0;
  for (const prompt of shuffled(prompts, seed)) {
    const { ranked, figures } = router.decide(prompt, perDollar);
    const chosen = choose({ first: ranked[0]!.id, figures });
    const at = models.findIndex(({ name }) => name === chosen);
    given = addValue(given, at < 0 ? coach : worthOf(prompt, at));
    if (at < 0) toCoach += 1 / prompts.length;
    else router.learn(prompt, chosen, prompt.qualities[at]!);
    router.refitNowAndThen();
  }
  return { lost: prompts.length * (Math.max(bestModel, coach) - given.mean), toCoach };
}
