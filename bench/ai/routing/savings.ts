/** What a router saves where 95 % of the stronger model's quality is kept, and whether that can be promised. */
import { estimateTokens } from "../../../lib/ai/shared/tokens.ts";
import { percent } from "../../percent.ts";
import { printTable } from "../../table.ts";
import type { RecordedPrompt, Recording } from "./data.ts";
import { FOLDS, foldsOf, gainOf, leavingOut, type LeftOut } from "./folds.ts";
import { mean, scoreOrder } from "./score.ts";

const KEPT = 0.95;
const SEED = "1";

/** A recording with its predictions out of fold. */
export interface CrossFitted extends LeftOut<number> {
  readonly recording: Recording;
  /** Of each prompt. */
  readonly folds: readonly number[];
}

export function crossFit(recording: Recording): CrossFitted {
  const folds = foldsOf(recording.prompts, SEED);
  return { recording, folds, ...leavingOut(recording, folds) };
}

export interface Routed {
  readonly prompts: readonly RecordedPrompt[];
  readonly scores: readonly number[];
}

/** Prompts are billed by their tokens: long ones, which go to the stronger model more often, count more. */
export function showSavings(fits: readonly CrossFitted[]): void {
  printTable(
    `Pitfall: saved at ${
      100 * KEPT
    } % of the quality, counted by prompts and by tokens (out of fold)`,
    [
      ["prompts", "by prompts", "by tokens", "by tokens, ordered by gain a token"],
      ...fits.map(({ recording: { name, prompts, price }, predicted: scores }) => {
        const tokens = prompts.map(({ prompt }) => estimateTokens(prompt));
        const perToken = scores.map((score, index) => score / tokens[index]!);
        return [
          name,
          percent(scoreOrder(prompts, scores, price).saved),
          percent(savedTokens({ prompts, scores }, tokens, price)),
          percent(savedTokens({ prompts, scores: perToken }, tokens, price)),
        ];
      }),
    ],
  );
}

/** Share of the stronger model's bill that is saved by the highest threshold that keeps the quality. */
export function savedTokens(
  routed: Routed,
  tokens: readonly number[],
  price: Recording["price"],
): number {
  const threshold = thresholdFor(routed);
  const bill = (index: number) =>
    tokens[index]! * (routed.scores[index]! >= threshold ? price.strong : price.weak);
  const all = tokens.reduce((sum, count) => sum + count * price.strong, 0);
  return 1 - tokens.reduce((sum, _, index) => sum + bill(index), 0) / all;
}

/** The highest score from which on prompts must go to the stronger model to keep the quality. */
function thresholdFor({ prompts, scores }: Routed): number {
  const aim = KEPT * prompts.reduce((sum, { strong }) => sum + strong, 0);
  let quality = prompts.reduce((sum, { weak }) => sum + weak, 0);
  if (quality >= aim) return Infinity;
  const order = [...scores.keys()].sort((a, b) => scores[b]! - scores[a]!);
  for (const index of order) {
    quality += prompts[index]!.strong - prompts[index]!.weak;
    if (quality >= aim) return scores[index]!;
  }
  return -Infinity;
}

/** A threshold that is found on prompts which the model was fitted on promises more than it keeps. */
export function showThresholds(fits: readonly CrossFitted[]): void {
  const rows = fits.flatMap((crossFitted) => {
    const { recording } = crossFitted;
    const kept = keptPerFold(crossFitted);
    return (["fitted", "others"] as const).map((way) => [
      recording.name,
      way === "fitted" ? "prompts it was fitted on" : "predictions out of fold",
      ...summarize(kept.map((one) => one[way])),
    ]);
  });
  printTable(
    `Pitfall: a threshold set for ${
      100 * KEPT
    } % of the quality, applied to the fold that it was not set on`,
    [
      [
        "prompts",
        "threshold set on",
        "quality kept",
        `least of ${FOLDS} folds`,
        "saved by prompts",
      ],
      ...rows,
    ],
  );
}

interface Kept {
  readonly quality: number;
  readonly saved: number;
}

function keptPerFold({ recording: { prompts, price }, folds, predicted, routers }: CrossFitted) {
  return [...routers].map(([fold, router]) => {
    const pick = (inside: boolean): Routed => {
      const picked = [...prompts.keys()].filter((index) => (folds[index] === fold) === inside);
      return {
        prompts: picked.map((index) => prompts[index]!),
        scores: picked.map((index) => predicted[index]!),
      };
    };
    const [test, train] = [pick(true), pick(false)];
    const fitted = train.prompts.map((prompt) => gainOf(prompt, router));
    return {
      fitted: keptAt(thresholdFor({ ...train, scores: fitted }), test, price),
      others: keptAt(thresholdFor(train), test, price),
    };
  });
}

function keptAt(threshold: number, { prompts, scores }: Routed, price: Recording["price"]): Kept {
  const strong = scores.map((score) => score >= threshold);
  const quality = mean(prompts.map((one, index) => strong[index] ? one.strong : one.weak));
  const used = mean(strong.map(Number));
  return {
    quality: quality / mean(prompts.map((one) => one.strong)),
    saved: 1 - (used * price.strong + (1 - used) * price.weak) / price.strong,
  };
}

const summarize = (kept: readonly Kept[]): string[] => [
  percent(mean(kept.map(({ quality }) => quality))),
  percent(Math.min(...kept.map(({ quality }) => quality))),
  percent(mean(kept.map(({ saved }) => saved))),
];
