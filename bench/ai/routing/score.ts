/**
 * How good a router's order of prompts is. The prompts that it scores highest go to the stronger model;
 * as their share x grows from 0 to 1, PGR(x) = (quality - weak) / (strong - weak), and APGR is the area
 * under it (RouteLLM, arXiv:2406.18665, section 4). Prompts with equal scores share one straight segment.
 */
import type { RecordedPrompt } from "./data.ts";

const KEPT_QUALITY = 0.95;

export interface Score {
  readonly apgr: number;
  /** Share of the stronger model's cost saved where its quality is kept to 95 %. */
  readonly saved: number;
}

type Qualities = Pick<RecordedPrompt, "weak" | "strong">;

interface Segment {
  /** Prompts in it, and what they gain together. */
  readonly count: number;
  readonly gain: number;
}

interface Prices {
  readonly weak: number;
  readonly strong: number;
}

/** @param scores of the prompts, in their order: higher = more is expected from the stronger model */
export function scoreOrder(
  prompts: readonly Qualities[],
  scores: readonly number[],
  price: Prices,
): Score {
  const total = prompts.length;
  const weak = mean(prompts.map((one) => one.weak));
  const strong = mean(prompts.map((one) => one.strong));
  let [share, quality, area] = [0, weak, 0];
  let enough: number | null = quality >= KEPT_QUALITY * strong ? 0 : null;
  for (const { count, gain } of segments(prompts, scores)) {
    const [width, rise] = [count / total, gain / total];
    area += width * (quality + rise / 2 - weak) / (strong - weak);
    const missing = KEPT_QUALITY * strong - quality;
    if (enough === null && rise >= missing && rise > 0) enough = share + width * missing / rise;
    share += width;
    quality += rise;
  }
  const used = enough ?? 1;
  const cost = used * price.strong + (1 - used) * price.weak;
  return { apgr: area, saved: 1 - cost / price.strong };
}

/** Prompts of one score each, highest first. */
function segments(prompts: readonly Qualities[], scores: readonly number[]): Segment[] {
  const order = scores.map((_, index) => index).sort((a, b) => scores[b]! - scores[a]!);
  const found: { count: number; gain: number }[] = [];
  let last: number | null = null;
  for (const index of order) {
    const gain = prompts[index]!.strong - prompts[index]!.weak;
    const segment = found.at(-1);
    if (segment && scores[index] === last) {
      segment.count += 1;
      segment.gain += gain;
    } else found.push({ count: 1, gain });
    last = scores[index]!;
  }
  return found;
}

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
