/** How well the product's router orders prompts that it was not taught, beside length alone, chance and hindsight. */
import { hash32 } from "../../../lib/ai/routing/words.ts";
import { estimateTokens } from "../../../lib/ai/shared/tokens.ts";
import { percent } from "../../percent.ts";
import { printTable } from "../../table.ts";
import { readRecordings, type RecordedPrompt, type Recording } from "./data.ts";
import { FOLDS, gainOf, outOfFold, taught } from "./folds.ts";
import { savedTokens } from "./savings.ts";
import { mean, type Score, scoreOrder } from "./score.ts";

const SEEDS = ["1", "2", "3"] as const;
const RESAMPLES = 200;

export interface RoutingOptions {
  /** Folder with files of prompts that nothing was tried on, and the part's name: taught all of "train". */
  readonly heldOut?: { readonly folder: string; readonly part: string };
}

/** Prints the table; true if every target is met. */
export async function runRouting({ heldOut }: RoutingOptions = {}): Promise<boolean> {
  const recordings = await readRecordings();
  const unseen = heldOut ? await readRecordings(heldOut) : null;
  const rows = recordings.map((recording, index) => rowsOf(recording, unseen?.[index] ?? null));
  printTable(
    unseen
      ? "Routing, taught all recorded prompts, scored on the held-out ones"
      : `Routing, ${FOLDS} folds by hash of the prompt, ${SEEDS.length} cuts`,
    [
      ["prompts", "router", "APGR", "95 % interval", "saved by prompts", "by tokens", "aim", ""],
      ...rows.flatMap(
        ({ cells }) => cells,
      ),
    ],
  );
  return rows.every(({ met }) => met);
}

function rowsOf(recording: Recording, unseen: Recording | null) {
  const { prompts, price, target } = unseen ?? recording;
  const cuts = unseen
    ? [predictAll(recording, unseen.prompts)]
    : SEEDS.map((seed) => outOfFold(recording, seed));
  const ours = cuts.map((scores) => scoreOrder(prompts, scores, price));
  const best = {
    apgr: mean(ours.map(({ apgr }) => apgr)),
    saved: mean(ours.map(({ saved }) => saved)),
  };
  const met = best.apgr >= target.apgr && (target.saved === null || best.saved >= target.saved);
  const tokens = prompts.map(({ prompt }) => estimateTokens(prompt));
  const line = (
    name: string,
    score: Score,
    { orders, more = ["", "", ""] }: {
      readonly orders: readonly number[][];
      readonly more?: string[];
    },
  ) => {
    const byTokens = mean(orders.map((scores) => savedTokens({ prompts, scores }, tokens, price)));
    const [spread = "", ...aims] = more;
    const shares = [score.saved, byTokens].map(percent);
    return [
      `${recording.name} (${prompts.length})`,
      name,
      score.apgr.toFixed(3),
      spread,
      ...shares,
      ...aims,
    ];
  };
  const simple = (name: string, scores: number[]) =>
    line(name, scoreOrder(prompts, scores, price), { orders: [scores] });
  const [low, high] = interval(prompts, cuts[0]!, price);
  const aim = `${target.apgr}${
    target.saved === null ? "" : `, ${Math.round(100 * target.saved)} %`
  }`;
  return {
    met,
    cells: [
      simple("chance", prompts.map((_, index) => hash32(`chance|${index}`))),
      simple("length alone", prompts.map(({ prompt }) => prompt.length)),
      line("router", best, {
        orders: cuts,
        more: [`${low} to ${high}`, aim, met ? "met" : "MISSED"],
      }),
      simple("hindsight", prompts.map(({ weak, strong }) => strong - weak)),
    ],
  };
}

function predictAll(
  { prompts }: Recording,
  unseen: readonly RecordedPrompt[],
): number[] {
  const router = taught(prompts);
  return unseen.map((prompt) => gainOf(prompt, router));
}

/** The middle 95 % of the area over prompts drawn again with replacement. */
function interval(
  prompts: readonly RecordedPrompt[],
  scores: readonly number[],
  price: Recording["price"],
): [string, string] {
  const areas = Array.from({ length: RESAMPLES }, (_, resample) => {
    const drawn = prompts.map((_, index) => hash32(`${resample}|${index}`) % prompts.length);
    return scoreOrder(drawn.map((at) => prompts[at]!), drawn.map((at) => scores[at]!), price).apgr;
  }).sort((a, b) => a - b);
  const at = (share: number) => areas[Math.round(share * (RESAMPLES - 1))]!.toFixed(3);
  return [at(0.025), at(0.975)];
}
