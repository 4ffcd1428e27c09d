/** How well the product's router orders prompts that it was not taught, beside length alone, chance and hindsight. */
import { hash32 } from "../../../lib/ai/routing/words.ts";
import { printTable } from "../../table.ts";
import { readRecordings, type RecordedPrompt, type Recording } from "./data.ts";
import { FOLDS, gainOf, outOfFold, taught } from "./folds.ts";
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
      ["prompts", "router", "APGR", "95 % interval", "saved", "aim", ""],
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
  const line = (name: string, score: Score, more: readonly string[] = ["", ""]) => [
    `${recording.name} (${prompts.length})`,
    name,
    score.apgr.toFixed(3),
    more[0] ?? "",
    `${(100 * score.saved).toFixed(1)} %`,
    ...more.slice(1),
    ...(more.length < 3 ? [""] : []),
  ];
  const [low, high] = interval(prompts, cuts[0]!, price);
  const aim = `${target.apgr}${
    target.saved === null ? "" : `, ${Math.round(100 * target.saved)} %`
  }`;
  return {
    met,
    cells: [
      line("chance", scoreOrder(prompts, prompts.map(() => 0), price)),
      line("length alone", scoreOrder(prompts, prompts.map(({ prompt }) => prompt.length), price)),
      line("router", best, [`${low} to ${high}`, aim, met ? "met" : "MISSED"]),
      line(
        "hindsight",
        scoreOrder(prompts, prompts.map(({ weak, strong }) => strong - weak), price),
      ),
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
